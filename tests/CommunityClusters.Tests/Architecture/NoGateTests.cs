using System.Net;
using System.Text.RegularExpressions;
using CommunityClusters.Documents;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Features.Places;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Features.Threads;
using CommunityClusters.Files;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Suggesting = CommunityClusters.Features.Gatherings.Programmes.Suggesting;

namespace CommunityClusters.Tests.Architecture;

/// <summary>No approval gate: what somebody makes exists for the others the moment it is made, and nobody else has acted.</summary>
public sealed partial class NoGateTests
{
    // For every command: one person sends it, and what another then sees at once.
    private static readonly Dictionary<Type, Func<Place, Scene, Task>> SeenAtOnce = new()
    {
        [typeof(SignUp)] = async (place, _) =>
        {
            var made = await place.Sends(null, new SignUp { Name = "Thabo Mokoena", Password = Person.Password });
            Assert.Equal("/", (await place.Visitor().SignsIn(made.SignInName)).Path);
        },
        [typeof(SignIn)] = async (place, scene) =>
        {
            var signedIn = await place.Sends(null, new SignIn { SignInName = scene.Nomsa.SignInName, Password = Person.Password });
            Assert.NotEqual(Guid.Empty, signedIn.SessionId);
        },
        [typeof(SignOut)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, new SignOut());
            Assert.Equal("/sign-in", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Path);
        },
        [typeof(StartCluster)] = async (place, scene) =>
        {
            var cluster = await place.Sends(scene.Stranger, new StartCluster { Name = "Friday Biology", Purpose = Steps.Purpose });
            var token = await place.Sends(scene.Stranger, new InviteColleagues(cluster));
            Assert.Equal("Friday Biology", (await scene.Nomsa.JoinsBy($"/i/{token}")).TextOf("h1"));
        },
        [typeof(InviteColleagues)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/invite")).TextsOf(".list b"));
            Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens($"/i/{token}")).Status);
        },
        [typeof(WithdrawInvitation)] = async (place, scene) =>
        {
            var link = await scene.Sibusiso.Invites(scene.Cluster);
            var id = Guid.Parse(scene.Sibusiso.Sees.One("[name=invitationId]").GetAttribute("value")!);
            await place.Sends(scene.Nomsa, new WithdrawInvitation(scene.Cluster, id));
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
        },
        [typeof(JoinCluster)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            await place.Sends(scene.Stranger, new JoinCluster(token));
            Assert.Contains(scene.Stranger.Name, await Members(scene));
        },
        [typeof(JoinAsNewcomer)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            await place.Sends(null, new JoinAsNewcomer { Token = token, Name = "Thabo Mokoena", Password = Person.Password });
            Assert.Contains("Thabo Mokoena", await Members(scene));
        },
        [typeof(LeaveCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new LeaveCluster(scene.Cluster));
            Assert.DoesNotContain(scene.Sibusiso.Name, await Members(scene));
        },
        [typeof(NameNeed)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new NameNeed { ClusterId = scene.Cluster, Topic = "Lenses" });
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".need__title"));
        },
        [typeof(SayMeToo)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SayMeToo { ClusterId = scene.Cluster, NeedId = await Need(place) });
            Assert.Equal(["2"], (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".metoo b"));
        },
        [typeof(MarkNeed)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new MarkNeed(scene.Cluster, await Need(place), NeedMark.Chosen));
            Assert.Contains("chosen", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf(".need__about"), StringComparison.Ordinal);
        },
        [typeof(WritePost)] = async (_, scene) =>
        {
            await scene.Writes(scene.Sibusiso, "Who has chalk?");
            Assert.Equal(["Who has chalk?"], (await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(ChangePost)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Otherwise((await scene.Writes(scene.Sibusiso, "Who has chalk?")).Id, "Who has paper?"));
            Assert.Equal(["Who has paper?"], (await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(TakePostBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Back((await scene.Writes(scene.Sibusiso, "Who has chalk?")).Id));
            Assert.Empty((await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(ThankForPost)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Thanks((await scene.Writes(scene.Nomsa, "I have chalk")).Id));
            Assert.Equal("Thanked by Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.Talk())).TextOf(".post__thanks"));
        },
        // What somebody has read is their own; on their other phone it is seen at once.
        [typeof(ReadUpTo)] = async (_, scene) =>
        {
            await scene.Writes(scene.Nomsa, "I have chalk");
            await scene.Writes(scene.Nomsa, "And paper");
            var laptop = await scene.Sibusiso.SignsInOnAnotherPhone();
            await scene.Reads(scene.Sibusiso, 1);
            Assert.True((await laptop.Opens(scene.Talk())).Has("#new"));
        },
        [typeof(BeginPlan)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".need__title"));
        },
        [typeof(CallGathering)] = async (place, scene) => Assert.Contains("Light and forces", (await scene.Sibusiso.Opens(scene.PageOf(await scene.CallsGathering(Calling.On(16))))).TextOf("h1"), StringComparison.Ordinal),
        [typeof(MoveGathering)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new MoveGathering { ClusterId = scene.Cluster, GatheringId = gathering, Seen = 2, To = Calling.On(23) });
            Assert.Contains("23 March", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(CallOffGathering)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
            Assert.Contains("Sibusiso Nkosi called it off.", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(HoldItAfterAll)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
            await place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Cluster, gathering));
            Assert.DoesNotContain("called", (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextOf(".gathering p + h1 + p"), StringComparison.Ordinal);
        },
        [typeof(SayWhetherICome)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new SayWhetherICome { ClusterId = scene.Cluster, GatheringId = gathering, Says = Answer.Maybe });
            Assert.Contains("Maybe: Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(ProposeDate)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new ProposeDate { ClusterId = scene.Cluster, GatheringId = gathering, When = Calling.On(30) });
            Assert.Contains("30 March", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(SayWhetherItSuits)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new SayWhetherItSuits { ClusterId = scene.Cluster, GatheringId = gathering, DateId = (await scene.Dates(gathering))[0], Says = Answer.No });
            Assert.Contains("Does not suit: Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(SettleDate)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new SettleDate(scene.Cluster, gathering, (await scene.Dates(gathering))[0]));
            Assert.Contains("Coming: Nomsa Dlamini", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(AddToAgenda)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new AddToAgenda { ClusterId = scene.Cluster, GatheringId = gathering, Text = "Chalk" });
            Assert.Contains("Chalk added by Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".agenda > li"));
        },
        [typeof(TakeFromAgenda)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            var item = await place.Reads(db => db.Set<AgendaItem>().Where(i => i.GatheringId == gathering).Select(i => i.Id).SingleAsync());
            await place.Sends(scene.Sibusiso, new TakeFromAgenda(scene.Cluster, gathering, item));
            Assert.Empty((await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".agenda > li"));
        },
        [typeof(BeginObservation)] = async (place, scene) =>
        {
            var day = await SaturdayScene.On(place, scene);
            var sheet = await place.Sends(scene.Sibusiso, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = day.Gathering, SlotId = day.Lesson });
            // Theirs alone: they see it at once, and nobody else ever does.
            Assert.Equal("Newton's third law", (await scene.Sibusiso.Opens($"{day.Path}/observations/{sheet}")).TextOf("h1"));
        },
        [typeof(OfferAsTemplate)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new OfferAsTemplate(await scene.BeginsPlan()));
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
        },
        [typeof(WithdrawTemplate)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Nomsa, new OfferAsTemplate(plan));
            await place.Sends(scene.Sibusiso, new WithdrawTemplate(plan));
            Assert.DoesNotContain("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
        },
        [typeof(NameMilestone)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Sibusiso, new NameMilestone { DocumentId = plan, Name = "As begun" });
            Assert.Contains("As begun", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}/history")).Text, StringComparison.Ordinal);
        },
        [typeof(BringBackMoment)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Nomsa, new NameMilestone { DocumentId = plan, Name = "As begun" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.Writes("topic", "Thin ");
            await place.Sends(scene.Sibusiso, new BringBackMoment(plan, 1));
            Assert.Equal("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(TakeDown)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            var section = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0].Id;
            await place.Sends(scene.Sibusiso, new TakeDown { DocumentId = plan, Section = section, Whole = true });
            Assert.Equal(5, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]").Count);
        },
        [typeof(MakeRemark)] = async (place, scene) =>
        {
            await RemarkedOn(place, scene);
            Assert.Equal(["Too long?"], scene.Nomsa.Sees.TextsOf("#remarks-open .remark .prose"));
        },
        [typeof(AnswerRemark)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new AnswerRemark { DocumentId = plan, RemarkId = remark, Text = "An hour" });
            Assert.Contains("An hour", (await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextOf(".remark"), StringComparison.Ordinal);
        },
        [typeof(CloseRemark)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = remark });
            Assert.Empty((await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextsOf("#remarks-open .remark"));
        },
        [typeof(OpenRemarkAgain)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = remark });
            await place.Sends(scene.Nomsa, new OpenRemarkAgain { DocumentId = plan, RemarkId = remark });
            Assert.Single((await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextsOf("#remarks-open .remark"));
        },
        [typeof(TakeRemarkBack)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Sibusiso, new TakeRemarkBack { DocumentId = plan, RemarkId = remark });
            Assert.Empty((await scene.Nomsa.Opens(scene.Nomsa.Sees.Path)).TextsOf(".remark"));
        },
        [typeof(GivePart)] = async (place, scene) =>
        {
            var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.GivesInParts("topic", "Thin ");
            Assert.Equal("Thin Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(KeepUpdates)] = async (place, scene) =>
        {
            var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.Writes("topic", "Thin ");
            Assert.Equal("Thin Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(BeginFile)] = FilesAreSeenAtOnce,
        [typeof(GiveFilePart)] = FilesAreSeenAtOnce,
        [typeof(FinishFile)] = FilesAreSeenAtOnce,
        [typeof(RefuseFile)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            var refused = await scene.Nomsa.Gives(plan, Guid.NewGuid(), "page.jpg", "<html><script>"u8.ToArray());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(0, await place.Count<StoredFile>());
        },
        [typeof(DescribeCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, Described(scene, "Sunday Optics"));
            Assert.Equal("Sunday Optics", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("h1"));
        },
        [typeof(BringBackDescription)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, Described(scene, "Sunday Optics"));
            await place.Sends(scene.Sibusiso, new BringBackDescription(scene.Cluster, 1));
            Assert.Equal(Scene.Name, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("h1"));
        },
        [typeof(JoinOpenCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, Described(scene, Scene.Name) with { Open = true });
            await place.Sends(scene.Stranger, new JoinOpenCluster(scene.Cluster));
            Assert.Contains(scene.Stranger.Name, await Members(scene));
        },
        [typeof(SayWhatITeach)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SayWhatITeach { Name = scene.Sibusiso.Name, Grades = ["11"] });
            Assert.Contains("grade 11", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf(".people"), StringComparison.Ordinal);
        },
        [typeof(AddSchool)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new AddSchool { Name = "Kingfisher Bend Secondary" });
            Assert.Contains(await place.Sends(scene.Nomsa, new FindSchool("kingfisher")), s => s.Name == "Kingfisher Bend Secondary");
        },
        // These are a teacher's own; they take effect at once, on every phone of theirs.
        [typeof(ChangePassword)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, new ChangePassword { PresentPassword = Person.Password, Password = "another long one" });
            Assert.Equal("/", (await place.Visitor().SignsIn(scene.Nomsa.SignInName, "another long one")).Path);
        },
        [typeof(KeepSignInHints)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, new KeepSignInHints { Phone = "082 123 4567", PresentPassword = Person.Password });
            Assert.Equal("/", (await place.Visitor().SignsIn("0821234567")).Path);
        },
        [typeof(MakeRecoveryCodes)] = RecoveryWorksAtOnce,
        [typeof(RecoverAccount)] = RecoveryWorksAtOnce,
        [typeof(DoWithoutCodes)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, new DoWithoutCodes());
            Assert.False(await place.Reads(db => db.Set<Teacher>().AnyAsync(t => t.Name == scene.Nomsa.Name && t.OfferedCodesFrom != null)));
        },
        [typeof(SignOutEverywhere)] = async (place, scene) =>
        {
            var other = await scene.Nomsa.SignsInOnAnotherPhone();
            await place.Sends(scene.Nomsa, new SignOutEverywhere());
            Assert.False(await other.IsSignedIn());
        },
        [typeof(SignOutThere)] = async (place, scene) =>
        {
            var other = await scene.Nomsa.SignsInOnAnotherPhone();
            await place.Sends(scene.Nomsa, new SignOutThere(other.SessionId!.Value));
            Assert.False(await other.IsSignedIn());
        },
        [typeof(KeepPasskey)] = PasskeysWorkAtOnce,
        [typeof(SignInByPasskey)] = PasskeysWorkAtOnce,
        [typeof(ForgetPasskey)] = PasskeysWorkAtOnce,
        [typeof(TakeSchools)] = OwnersWorkIsSeenAtOnce,
        [typeof(PlantInventedSchools)] = OwnersWorkIsSeenAtOnce,
        [typeof(ForgetInventedSchools)] = OwnersWorkIsSeenAtOnce,
        [typeof(ChooseLanguage)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, new ChooseLanguage { Language = "zu" });
            var otherPhone = place.Visitor();
            Assert.Equal("zu", (await otherPhone.SignsIn(scene.Nomsa.SignInName)).Language);
        },
        [typeof(SuggestWord)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SuggestWord { Language = "zu", Key = "home.mine", Text = "Amaqembu ami" });
            Assert.Equal(["Amaqembu ami"], (await scene.Stranger.Opens("/words/suggest?language=zu&key=home.mine")).TextsOf(".suggested .list__row > b"));
        },
        [typeof(AgreeWithWord)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SuggestWord { Language = "zu", Key = "home.mine", Text = "Amaqembu ami" });
            var id = await place.Reads(db => db.Set<Suggestion>().Select(s => s.Id).SingleAsync());
            await place.Sends(scene.Nomsa, new AgreeWithWord(id));
            Assert.Equal(["2"], (await scene.Stranger.Opens("/words/suggest?language=zu&key=home.mine")).TextsOf(".metoo b"));
        },
        [typeof(ChangeCalendarLink)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new ChangeCalendarLink(scene.Cluster, null));
            var link = (await place.Sends(scene.Sibusiso, new SeeCalendarLink(scene.Cluster))).Token;
            Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens($"/calendar/{link}.ics")).Status);
        },
        [typeof(TakeCalendarLinkBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new ChangeCalendarLink(scene.Cluster, null));
            var link = (await place.Sends(scene.Sibusiso, new SeeCalendarLink(scene.Cluster))).Token;
            await place.Sends(scene.Sibusiso, new TakeCalendarLinkBack(scene.Cluster));
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens($"/calendar/{link}.ics")).Status);
        },
        [typeof(BeginUsualDay)] = async (place, scene) =>
        {
            var day = await scene.HasDay();
            await place.Sends(scene.Sibusiso, new BeginUsualDay(scene.Cluster, day));
            Assert.Equal(5, (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot").Count);
        },
        [typeof(AddSlot)] = SlotsAreSeenAtOnce,
        [typeof(MoveSlot)] = SlotsAreSeenAtOnce,
        [typeof(MoveWhatFollows)] = SlotsAreSeenAtOnce,
        [typeof(ChangeSlot)] = SlotsAreSeenAtOnce,
        [typeof(TakeSlotOut)] = SlotsAreSeenAtOnce,
        [typeof(AssignMember)] = PartsAreSeenAtOnce,
        [typeof(StepOut)] = PartsAreSeenAtOnce,
        [typeof(TakePartAway)] = PartsAreSeenAtOnce,
        [typeof(Suggesting.TakeSuggestions)] = async (place, scene) =>
        {
            var (day, slot) = await scene.HasSlot();
            var row = Assert.Single((await place.Sends(scene.Sibusiso, new Suggesting.SuggestForWholeDay(scene.Cluster, day, []))).Lessons);
            Assert.Empty(await place.Sends(scene.Sibusiso, new Suggesting.TakeSuggestions { ClusterId = scene.Cluster, GatheringId = day, Takes = [new() { SlotId = slot, TeacherId = row.Who[0].Id, Seen = row.Slot.Sight }] }));
            Assert.Single((await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person"));
        },
        // A teacher's own, on every phone of theirs.
        [typeof(LookAtMyParts)] = async (place, scene) =>
        {
            var (day, slot) = await scene.HasSlot();
            await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, await scene.Nomsa.TeacherId(), Part.Observer));
            await place.Sends(scene.Nomsa, new LookAtMyParts(scene.Cluster, day, slot));
            Assert.False(Assert.Single(await place.Sends(scene.Nomsa, new MyRoles())).IsNew);
        },
        [typeof(AddRoom)] = RoomsAreSeenAtOnce,
        [typeof(RenameRoom)] = RoomsAreSeenAtOnce,
        [typeof(TakeRoomAway)] = RoomsAreSeenAtOnce,
        [typeof(ExpectLearners)] = LearnersAreSeenAtOnce,
        [typeof(ExpectNoMore)] = LearnersAreSeenAtOnce,
        [typeof(AskForThing)] = ThingsAreSeenAtOnce,
        [typeof(ChangeThing)] = ThingsAreSeenAtOnce,
        [typeof(TakeThingAway)] = ThingsAreSeenAtOnce,
        [typeof(PledgeThing)] = ThingsAreSeenAtOnce,
        [typeof(TakePledgeBack)] = ThingsAreSeenAtOnce,
        [typeof(SayWhatWouldHelp)] = HandsAreSeenAtOnce,
        [typeof(TakeWishBack)] = HandsAreSeenAtOnce,
        [typeof(OfferHelp)] = HandsAreSeenAtOnce,
        [typeof(TakeOfferBack)] = HandsAreSeenAtOnce,
        [typeof(SayICouldHelp)] = HandsAreSeenAtOnce,
        [typeof(SayYesToHelp)] = HandsAreSeenAtOnce,
        [typeof(EndMatch)] = HandsAreSeenAtOnce,
        [typeof(AddStretch)] = TermsAreSeenAtOnce,
        [typeof(ChangeStretch)] = TermsAreSeenAtOnce,
        [typeof(TakeStretchOut)] = TermsAreSeenAtOnce,
        [typeof(TypeYear)] = TermsAreSeenAtOnce,
        [typeof(CopyYear)] = TermsAreSeenAtOnce,
        [typeof(CallEachMonth)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await scene.CallsAgain(scene.Sibusiso, gathering, "2199-04-20", "2199-05-18");
            var called = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/gatherings")).TextsOf(".gathering");
            Assert.All(new[] { "20 April", "18 May" }, day => Assert.Contains(called, g => g.Contains(day, StringComparison.Ordinal)));
        },
        [typeof(KeepRecord)] = RecordsAreSeenAtOnce,
        [typeof(SayWhetherItWasTaught)] = RecordsAreSeenAtOnce,
        [typeof(SayWhoHadPart)] = RecordsAreSeenAtOnce,
        [typeof(SayWhoHadNoPart)] = RecordsAreSeenAtOnce,
        [typeof(SayWhatItWasAbout)] = RecordsAreSeenAtOnce,
        [typeof(AddToRecord)] = RecordsAreSeenAtOnce,
        [typeof(CountVoices)] = VoicesAreSeenAtOnce,
        [typeof(PutQuestions)] = VoicesAreSeenAtOnce,
        [typeof(ComeBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Former, new ComeBack(scene.Cluster));
            Assert.Contains(scene.Former.Name, await Members(scene));
        },
    };

    public static IEnumerable<TheoryDataRow<Database, string>> EveryCommand =>
        from database in Enum.GetValues<Database>()
        from request in Requests.All
        where request.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICommand<>))
        select new TheoryDataRow<Database, string>(database, request.Name);

    [Theory, MemberData(nameof(EveryCommand))]
    public async Task What_one_does_another_sees_at_once_and_nobody_else_acted(Database database, string command)
    {
        var seen = SeenAtOnce.SingleOrDefault(s => s.Key.Name == command).Value;
        Assert.True(seen is not null, $"Nobody is seen to see what {command} made: say so in {nameof(NoGateTests)}.");
        await using var place = await Place.On(database);
        await seen(place, await Scene.Of(place));
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_that_is_kept_has_a_state_of_waiting_for_somebody(Database database)
    {
        await using var place = await Place.On(database);

        var columns = await place.Reads(db => Task.FromResult(db.Model.GetEntityTypes().SelectMany(e => e.GetProperties()).Where(IsOurs).ToList()));

        Assert.Contains(columns, c => c.Name == nameof(Membership.JoinedAt));
        Assert.DoesNotContain(columns, c => SoundsLikeAGate(c.Name) || (c.ClrType.IsEnum && Enum.GetNames(c.ClrType).Any(SoundsLikeAGate)));
    }

    [Theory]
    [InlineData("PendingSince")]
    [InlineData("ApprovedBy")]
    [InlineData("IsConfirmed")]
    [InlineData("RequestStatus")]
    public void A_column_that_sounds_like_a_gate_is_found(string name) => Assert.True(SoundsLikeAGate(name));

    // Identity's own table comes with columns for a confirmation that nobody here asks for.
    private static bool IsOurs(IProperty property) =>
        property.PropertyInfo?.DeclaringType?.Namespace?.StartsWith("CommunityClusters", StringComparison.Ordinal) == true;

    private static bool SoundsLikeAGate(string name) => Gate().IsMatch(name);

    // Sibusiso remarks on a plan of Nomsa's, who looks at it.
    private static async Task<(Guid Plan, Guid Remark)> RemarkedOn(Place place, Scene scene)
    {
        var plan = await scene.BeginsPlan();
        var remark = await place.Sends(scene.Sibusiso, new MakeRemark { DocumentId = plan, Section = new string('a', 21), Text = "Too long?" });
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        return (plan, remark);
    }

    // Sibusiso changes a programme, and Nomsa reads each change.
    private static async Task SlotsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, slot) = await scene.HasSlot();
        Assert.Contains("Lenses", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot h3"));
        await place.Sends(scene.Sibusiso, new MoveSlot { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = 2, Begins = new TimeOnly(10, 5), Minutes = 40 });
        Assert.Contains("10:05", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__time b"));
        await place.Sends(scene.Sibusiso, new MoveWhatFollows { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, By = 10, WithIt = true });
        Assert.Contains("10:15", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__time b"));
        await place.Sends(scene.Sibusiso, new ChangeSlot { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = 4, Topic = "Mirrors" });
        Assert.Contains("Mirrors", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot h3"));
        await place.Sends(scene.Sibusiso, new TakeSlotOut(scene.Cluster, day, slot));
        Assert.Empty((await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot"));
    }

    private static async Task VoicesAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        await scene.Puts(scene.Sibusiso, "I could draw the forces");
        await day.Counts(scene.Sibusiso, day.Lesson, "20 5 3", wording: 1);
        Assert.Equal(["I could draw the forces Yes 20 Partly 5 No 3"], (await scene.Nomsa.Opens($"{day.Path}/voices")).TextsOf(".voice__counts > li"));
        await day.Counts(scene.Sibusiso, day.Lesson, "21 5 3", seen: 1, wording: 1);
        Assert.Equal(["I could draw the forces Yes 21 Partly 5 No 3"], (await scene.Nomsa.Opens($"{day.Path}/voices")).TextsOf(".voice__counts > li"));
    }

    private static async Task RecordsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        var (cluster, nomsa) = (scene.Cluster, await scene.Nomsa.TeacherId());
        await place.Sends(scene.Sibusiso, new KeepRecord(cluster, day.Gathering));
        await place.Sends(scene.Sibusiso, new SayWhetherItWasTaught(cluster, day.Gathering, day.Free, Taught: false));
        await place.Sends(scene.Sibusiso, new SayWhoHadPart(cluster, day.Gathering, day.Free, nomsa, Part.Observer));
        await place.Sends(scene.Sibusiso, new SayWhoHadNoPart(cluster, day.Gathering, day.Lesson, nomsa));
        await place.Sends(scene.Sibusiso, new SayWhatItWasAbout { ClusterId = cluster, GatheringId = day.Gathering, LessonId = day.Lesson, Topic = "Forces" });
        var late = await scene.Sibusiso.AddsLesson(scene, day.Gathering, "Mirrors", 12);
        await place.Sends(scene.Sibusiso, new AddToRecord(cluster, day.Gathering, late));
        var lessons = (await scene.Nomsa.Opens($"{day.Path}/record")).TextsOf(".slot");
        Assert.DoesNotContain("presented", lessons[0], StringComparison.Ordinal);
        Assert.Contains("Forces", lessons[0], StringComparison.Ordinal);
        Assert.Contains("It was not taught. observed NDNomsa Dlamini", lessons[1], StringComparison.Ordinal);
        Assert.Contains("Mirrors", lessons[2], StringComparison.Ordinal);
    }

    private static async Task PartsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, slot) = await scene.HasSlot();
        var nomsa = await scene.Nomsa.TeacherId();
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, nomsa, Part.Presenter));
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, null, Part.Observer));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person").Count);
        await place.Sends(scene.Sibusiso, new TakePartAway(scene.Cluster, day, slot, nomsa));
        await place.Sends(scene.Sibusiso, new StepOut(scene.Cluster, day, slot));
        Assert.Empty((await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person"));
    }

    // Sibusiso says what comes and what is needed, and Nomsa reads each change.
    private static async Task LearnersAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        await scene.Expects(scene.Sibusiso, day, "Mvula Hills Secondary", "11", 45);
        var entry = await place.Reads(db => db.Set<ExpectedLearners>().SingleAsync());
        Assert.Equal(["45"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".expected__count"));
        await place.Sends(scene.Sibusiso, new ExpectNoMore { ClusterId = scene.Cluster, GatheringId = day, EntryId = entry.Id, Seen = entry.Version });
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements(".expected__count"));
    }

    private static async Task ThingsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        var thing = await place.Sends(scene.Sibusiso, new AskForThing { ClusterId = scene.Cluster, GatheringId = day, Name = "Graph paper", Amount = 200, Unit = "sheets" });
        Assert.Equal(["Graph paper"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".thing h3"));
        await place.Sends(scene.Sibusiso, new ChangeThing { ClusterId = scene.Cluster, GatheringId = day, ThingId = thing, Seen = 2, Name = "Squared paper", Amount = 200, Unit = "sheets" });
        Assert.Equal(["Squared paper"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".thing h3"));
        await scene.Pledges(scene.Sibusiso, day, thing, 50);
        Assert.Equal(["50 sheets"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".pledge__amount"));
        var pledge = await place.Reads(db => db.Set<Pledge>().Select(p => p.Id).SingleAsync());
        await place.Sends(scene.Sibusiso, new TakePledgeBack { ClusterId = scene.Cluster, GatheringId = day, PledgeId = pledge });
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements("#things .pledge"));
        var touched = await place.Reads(db => db.Set<Thing>().Select(t => t.Touched).SingleAsync());
        await place.Sends(scene.Sibusiso, new TakeThingAway(scene.Cluster, day, thing, touched));
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements(".thing"));
    }

    private static async Task TermsAreSeenAtOnce(Place place, Scene scene)
    {
        var stretch = await scene.Adds(scene.Sibusiso, StretchKind.Holidays, "", "2199-06-29", "2199-07-21");
        Assert.Equal(["Holidays 29 June to 21 July 2199"], await Seen());
        await place.Sends(scene.Sibusiso, new ChangeStretch { ClusterId = scene.Cluster, StretchId = stretch, Seen = 1, What = TermsScene.Days(StretchKind.Holidays, "", "2199-06-29", "2199-07-22") });
        Assert.Equal(["Holidays 29 June to 22 July 2199"], await Seen());
        await place.Sends(scene.Sibusiso, new TakeStretchOut(scene.Cluster, stretch, 2));
        Assert.Empty(await Seen());
        await place.Sends(scene.Sibusiso, new TypeYear { ClusterId = scene.Cluster, Terms = [TermsScene.Days(StretchKind.Term, "", "2198-01-09", "2198-03-22")] });
        Assert.Equal(["Term 9 January to 22 March 2198"], await Seen());
        await place.Sends(scene.Sibusiso, new CopyYear { ClusterId = scene.Cluster, Year = 2198 });
        Assert.Equal(["Term 9 January to 22 March 2198", "Term 8 January to 21 March 2199"], await Seen());

        async Task<IReadOnlyList<string>> Seen() => (await scene.Nomsa.Opens(scene.Terms())).TextsOf(".stretch > :first-child");
    }

    // Sibusiso holds out a hand to Nomsa: that these two both say yes is their own, and nobody else is asked.
    private static async Task HandsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        await scene.Wishes(scene.Nomsa, day);
        await scene.Offers(scene.Sibusiso, day);
        Assert.Single((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand"));
        var match = await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        Assert.Single((await scene.Nomsa.Opens(scene.Reach(day))).Elements(".hand"));
        await scene.Takes(scene.Nomsa, day, match);
        Assert.Single((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand--agreed"));
        await scene.Ends(scene.Nomsa, day, match);
        Assert.Empty((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand"));
        await place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, HelpKind.Lift));
        await scene.Wishes(scene.Nomsa, day);
        await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        await place.Sends(scene.Sibusiso, new TakeOfferBack(scene.Cluster, day, HelpKind.Lift));
        Assert.Empty((await scene.Nomsa.Opens(scene.Reach(day))).Elements(".hand"));
    }

    private static async Task RoomsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, _) = await scene.HasSlot();
        await place.Sends(scene.Sibusiso, new AddRoom { ClusterId = scene.Cluster, GatheringId = day, Name = "Room A" });
        var room = await place.Reads(db => db.Set<CommunityClusters.Features.Gatherings.Programmes.Room>().Select(r => r.Id).SingleAsync());
        await place.Sends(scene.Sibusiso, new RenameRoom { ClusterId = scene.Cluster, GatheringId = day, RoomId = room, Name = "The hall" });
        Assert.Equal("The hall", (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".frame__room")[0].TextContent);
        await place.Sends(scene.Sibusiso, new TakeRoomAway(scene.Cluster, day, room));
        Assert.DoesNotContain("The hall", (await scene.Nomsa.Opens(scene.Programme(day))).Text, StringComparison.Ordinal);
    }

    // What the owner brings in at the console, and takes away again, any teacher finds or no longer finds.
    private static async Task OwnersWorkIsSeenAtOnce(Place place, Scene scene)
    {
        await place.Sends(null, new PlantInventedSchools(), atConsole: true);
        Assert.NotEmpty(await place.Sends(scene.Nomsa, new FindSchool("Mvula Hills")));
        await place.Sends(null, new ForgetInventedSchools(), atConsole: true);
        Assert.Empty(await place.Sends(scene.Nomsa, new FindSchool("Mvula Hills")));
        await place.Sends(null, new TakeSchools([new DirectorySchool(2, "700100200", "Kingfisher Bend", "", null, null)]), atConsole: true);
        Assert.NotEmpty(await place.Sends(scene.Nomsa, new FindSchool("Kingfisher")));
    }

    private static async Task RecoveryWorksAtOnce(Place place, Scene scene)
    {
        var codes = await place.Sends(scene.Nomsa, new MakeRecoveryCodes { PresentPassword = Person.Password });
        await place.Sends(null, new RecoverAccount { Code = codes[0], Password = "another long one" });
        Assert.Equal("/", (await place.Visitor().SignsIn(scene.Nomsa.SignInName, "another long one")).Path);
    }

    private static async Task PasskeysWorkAtOnce(Place place, Scene scene)
    {
        using var phone = new Authenticator();
        var offer = await place.Sends(scene.Nomsa, new OfferPasskey());
        await place.Sends(scene.Nomsa, new KeepPasskey { PresentPassword = Person.Password, Credential = phone.Makes(offer.Options), State = offer.State });
        var use = await place.Sends(null, new OfferPasskeySignIn());
        Assert.Equal(scene.Nomsa.SignInName, (await place.Sends(null, new SignInByPasskey { Credential = phone.Uses(use.Options), State = use.State })).SignInName);
        await place.Sends(scene.Nomsa, new ForgetPasskey { Key = phone.Id, PresentPassword = Person.Password });
        Assert.Empty((await place.Sends(scene.Nomsa, new MyWaysIn())).Keys);
    }

    private static async Task FilesAreSeenAtOnce(Place place, Scene scene)
    {
        var plan = await scene.BeginsPlan();
        var picture = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        Assert.Equal(HttpStatusCode.OK, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
    }

    private static DescribeCluster Described(Scene scene, string name) =>
        new() { ClusterId = scene.Cluster, Seen = 1, Name = name, Purpose = Steps.Purpose };

    private static Task<Guid> Need(Place place) => place.Reads(db => db.Set<Need>().Select(n => n.Id).SingleAsync());

    private static async Task<IReadOnlyList<string>> Members(Scene scene) =>
        (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b");

    [GeneratedRegex("pending|approv|confirm|status|verif|waiting|granted|moderat", RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Gate();
}

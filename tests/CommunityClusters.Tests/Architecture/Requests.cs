using CommunityClusters.Documents;
using CommunityClusters.Features.Actions;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Papers;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Gatherings.Telling;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Features.Gatherings.Programmes.Suggesting;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Features.Places;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Bringing;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Features.Plans.TakingAway;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Features.Reflections;
using CommunityClusters.Features.Reflections.Arcs;
using CommunityClusters.Features.Threads;
using CommunityClusters.Features.Threads.Care;
using CommunityClusters.Files;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using MediatR;

namespace CommunityClusters.Tests.Architecture;

/// <summary>A well-formed sample of every request, as somebody may send it who means no good.</summary>
internal static class Requests
{
    /// <summary>What a sample can be about.</summary>
    public sealed record Subject(Guid Cluster, string Token, Guid Invitation, Guid Need, Guid Plan, string Section, Guid Remark, Guid Suggestion, Person Teacher, Guid Member, Guid ArrivingFile, Guid WholeFile)
    {
        /// <summary>A teaching day of the cluster.</summary>
        public Guid Gathering { get; init; }

        /// <summary>A decision of the cluster that is open.</summary>
        public Guid Decision { get; init; }

        /// <summary>An election of the cluster in which members stand.</summary>
        public Guid Election { get; init; }

        /// <summary>A gathering of the cluster whose date is being found.</summary>
        public Guid Finding { get; init; }

        /// <summary>A date that is proposed for it.</summary>
        public Guid Date { get; init; }

        /// <summary>A lesson of it in which nobody has a part.</summary>
        public Guid Lesson { get; init; }

        /// <summary>A room of it.</summary>
        public Guid Room { get; init; }

        /// <summary>Something that is needed where the date is being found.</summary>
        public Guid Thing { get; init; }

        /// <summary>Something in the cluster's calendar.</summary>
        public Guid Stretch { get; init; }

        /// <summary>What the second member asked for where the date is being found.</summary>
        public Guid Wish { get; init; }

        /// <summary>A hand that the second member held out to the first there.</summary>
        public Guid Match { get; init; }

        /// <summary>The first member's observation of it.</summary>
        public Guid Observation { get; init; }

        /// <summary>The second member's post in the cluster's own thread.</summary>
        public Guid Post { get; init; }

        /// <summary>The first member's post there.</summary>
        public Guid OwnPost { get; init; }

        /// <summary>Something that nobody has taken on yet.</summary>
        public Guid Action { get; init; }

        /// <summary>The token of the first member's calendar link.</summary>
        public string Calendar { get; init; } = "";
    }

    private static readonly Dictionary<Type, Func<Subject, object>> Samples = new()
    {
        [typeof(SignUp)] = _ => new SignUp { Name = "Thabo Mokoena", Password = Person.Password },
        [typeof(SignIn)] = s => new SignIn { SignInName = s.Teacher.SignInName, Password = Person.Password },
        [typeof(SignOut)] = _ => new SignOut(),
        [typeof(WhoAmI)] = _ => new WhoAmI(),
        [typeof(MyClusters)] = _ => new MyClusters(null),
        [typeof(StartCluster)] = _ => new StartCluster { Name = "Friday Biology", Purpose = Steps.Purpose },
        [typeof(SeeInvitation)] = s => new SeeInvitation(s.Token),
        [typeof(JoinCluster)] = s => new JoinCluster(s.Token),
        [typeof(JoinAsNewcomer)] = s => new JoinAsNewcomer { Token = s.Token, Name = "Thabo Mokoena", Password = Person.Password },
        [typeof(ClusterPage)] = s => new ClusterPage(s.Cluster),
        [typeof(AllMembers)] = s => new AllMembers(s.Cluster, null),
        [typeof(OpenInvitations)] = s => new OpenInvitations(s.Cluster),
        [typeof(WatchCluster)] = s => new WatchCluster(s.Cluster),
        [typeof(InviteColleagues)] = s => new InviteColleagues(s.Cluster),
        [typeof(WithdrawInvitation)] = s => new WithdrawInvitation(s.Cluster, s.Invitation),
        [typeof(LeaveCluster)] = s => new LeaveCluster(s.Cluster),
        [typeof(ComeBack)] = s => new ComeBack(s.Cluster),
        [typeof(NameNeed)] = s => new NameNeed { ClusterId = s.Cluster, Topic = "Lenses" },
        [typeof(SayMeToo)] = s => new SayMeToo { ClusterId = s.Cluster, NeedId = s.Need },
        [typeof(MarkNeed)] = s => new MarkNeed(s.Cluster, s.Need, NeedMark.Chosen),
        [typeof(TopNeeds)] = s => new TopNeeds(s.Cluster),
        [typeof(MyMeToos)] = s => new MyMeToos(s.Cluster),
        [typeof(ClusterNeeds)] = s => new ClusterNeeds(s.Cluster, ByWeek: false, Covered: false, After: null),
        [typeof(BeginPlan)] = s => new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, NeedId = s.Need, Topic = "Lenses" },
        [typeof(WhereToBring)] = s => new WhereToBring(s.Cluster),
        [typeof(ClusterPlans)] = s => new ClusterPlans(s.Cluster, null, s.Need),
        [typeof(MyPlans)] = _ => new MyPlans(new PlanSought { Words = "lenses", Subject = "physical-sciences" }, After: null),
        [typeof(LatestPlans)] = s => new LatestPlans(s.Cluster),
        [typeof(SeePlan)] = s => new SeePlan(s.Plan),
        [typeof(PlanHistory)] = s => new PlanHistory(s.Plan, null, null),
        [typeof(SeeMoment)] = s => new SeeMoment(s.Plan, 1),
        [typeof(WhatChanged)] = s => new WhatChanged(s.Plan, 1, 0),
        [typeof(NameMilestone)] = s => new NameMilestone { DocumentId = s.Plan, Number = 1, Name = "As taught" },
        [typeof(SayFromWhichNeed)] = s => new SayFromWhichNeed(s.Plan, s.Need, null),
        [typeof(LessonsWithPlan)] = s => new LessonsWithPlan(s.Cluster, s.Plan),
        [typeof(SaidOfLesson)] = s => new SaidOfLesson(s.Cluster, s.Plan, s.Lesson),
        [typeof(SeeArc)] = s => new SeeArc(s.Cluster, s.Lesson),
        [typeof(BringBackMoment)] = s => new BringBackMoment(s.Plan, 1),
        [typeof(SectionPassages)] = s => new SectionPassages(s.Plan, 0, s.Section),
        [typeof(TakeDown)] = s => new TakeDown { DocumentId = s.Plan, Section = s.Section, Whole = true },
        [typeof(OfferAsTemplate)] = s => new OfferAsTemplate(s.Plan),
        [typeof(WithdrawTemplate)] = s => new WithdrawTemplate(s.Plan),
        [typeof(PlanRemarks)] = s => new PlanRemarks(s.Plan, null),
        [typeof(MakeRemark)] = s => new MakeRemark { DocumentId = s.Plan, Section = new string('a', 21), Text = "How long?" },
        [typeof(AnswerRemark)] = s => new AnswerRemark { DocumentId = s.Plan, RemarkId = s.Remark, Text = "An hour" },
        [typeof(CloseRemark)] = s => new CloseRemark { DocumentId = s.Plan, RemarkId = s.Remark },
        [typeof(OpenRemarkAgain)] = s => new OpenRemarkAgain { DocumentId = s.Plan, RemarkId = s.Remark },
        [typeof(TakeRemarkBack)] = s => new TakeRemarkBack { DocumentId = s.Plan, RemarkId = s.Remark },
        [typeof(PrintPlan)] = s => new PrintPlan(s.Cluster, s.Plan),
        [typeof(TakePlanAsWord)] = s => new TakePlanAsWord(s.Cluster, s.Plan),
        [typeof(TakePlanAsMarkdown)] = s => new TakePlanAsMarkdown(s.Cluster, s.Plan),
        [typeof(TakePlanAsMessage)] = s => new TakePlanAsMessage(s.Cluster, s.Plan, "https://clusters.example/plan"),
        [typeof(CallGathering)] = s => new CallGathering { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, Dates = [Calling.On(16)] },
        [typeof(ClusterGatherings)] = s => new ClusterGatherings(s.Cluster, Over: false, After: null),
        [typeof(NextGatherings)] = s => new NextGatherings(s.Cluster),
        [typeof(SeeGathering)] = s => new SeeGathering(s.Cluster, s.Gathering),
        [typeof(MyDays)] = _ => new MyDays(3),
        [typeof(MoveGathering)] = s => new MoveGathering { ClusterId = s.Cluster, GatheringId = s.Finding, Seen = 1, To = Calling.On(17) },
        [typeof(CallOffGathering)] = s => new CallOffGathering { ClusterId = s.Cluster, GatheringId = s.Gathering, Why = "Rain" },
        [typeof(HoldItAfterAll)] = s => new HoldItAfterAll(s.Cluster, s.Gathering),
        [typeof(SayWhetherICome)] = s => new SayWhetherICome { ClusterId = s.Cluster, GatheringId = s.Gathering, Says = Answer.Maybe },
        [typeof(ProposeDate)] = s => new ProposeDate { ClusterId = s.Cluster, GatheringId = s.Finding, When = Calling.On(30) },
        [typeof(SayWhetherItSuits)] = s => new SayWhetherItSuits { ClusterId = s.Cluster, GatheringId = s.Finding, DateId = s.Date, Says = Answer.No },
        [typeof(SettleDate)] = s => new SettleDate(s.Cluster, s.Finding, s.Date),
        [typeof(AddToAgenda)] = s => new AddToAgenda { ClusterId = s.Cluster, GatheringId = s.Gathering, Text = "Chalk" },
        [typeof(TakeFromAgenda)] = s => new TakeFromAgenda(s.Cluster, s.Gathering, Guid.NewGuid()),
        [typeof(MyDay)] = s => new MyDay(s.Cluster, s.Gathering),
        [typeof(BeginObservation)] = s => new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, GatheringId = s.Gathering, SlotId = s.Lesson },
        [typeof(SeeObservation)] = s => new SeeObservation(s.Cluster, s.Gathering, s.Observation),
        [typeof(SeeMinutes)] = s => new SeeMinutes(s.Cluster, s.Gathering),
        [typeof(SeeChair)] = s => new SeeChair(s.Cluster, s.Gathering),
        [typeof(LeaveChair)] = s => new LeaveChair { ClusterId = s.Cluster, GatheringId = s.Gathering },
        [typeof(TakeChair)] = s => new TakeChair { ClusterId = s.Cluster, GatheringId = s.Gathering },
        [typeof(TakeOnAction)] = s => new TakeOnAction { ClusterId = s.Cluster, GatheringId = s.Gathering, What = "Borrow the trolleys", TeacherId = s.Member },
        [typeof(ChangeAction)] = s => new ChangeAction { ClusterId = s.Cluster, ActionId = s.Action, Seen = 1, What = "Borrow two trolleys" },
        [typeof(SayDone)] = s => new SayDone { ClusterId = s.Cluster, ActionId = s.Action },
        [typeof(LetGo)] = s => new LetGo { ClusterId = s.Cluster, ActionId = s.Action },
        [typeof(TakeUpAgain)] = s => new TakeUpAgain { ClusterId = s.Cluster, ActionId = s.Action, Seen = 1 },
        [typeof(ClusterActions)] = s => new ClusterActions(s.Cluster, ActionState.Open, null),
        [typeof(GatheringActions)] = s => new GatheringActions(s.Cluster, s.Gathering),
        [typeof(OpenActions)] = s => new OpenActions(s.Cluster),
        [typeof(SeeAction)] = s => new SeeAction(s.Cluster, s.Action),
        [typeof(MyActions)] = _ => new MyActions(),
        [typeof(PutQuestion)] = s => new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, Question = "Do we meet in April?", Options = "Yes\nNo" },
        [typeof(CastBallot)] = s => new CastBallot { ClusterId = s.Cluster, DecisionId = s.Decision, Choice = 1 },
        [typeof(CountBallots)] = s => new CountBallots(s.Cluster, s.Decision),
        [typeof(SeeDecision)] = s => new SeeDecision(s.Cluster, s.Decision),
        [typeof(ClusterDecisions)] = s => new ClusterDecisions(s.Cluster, null),
        [typeof(AskForElection)] = s => new AskForElection(s.Cluster, Asks: false),
        [typeof(Nominate)] = s => new Nominate(s.Cluster, s.Election, null),
        [typeof(Decline)] = s => new Decline(s.Cluster, s.Election),
        [typeof(StepDown)] = s => new StepDown(s.Cluster),
        [typeof(ChooseTerm)] = s => new ChooseTerm { ClusterId = s.Cluster, Months = 12 },
        [typeof(SeeLeader)] = s => new SeeLeader(s.Cluster),
        [typeof(WhoLeads)] = s => new WhoLeads(s.Cluster),
        [typeof(OpenDecisions)] = s => new OpenDecisions(s.Cluster),
        [typeof(SeeRegister)] = s => new SeeRegister(s.Cluster, s.Gathering),
        [typeof(PrintRegister)] = s => new PrintRegister(s.Cluster, s.Gathering),
        [typeof(TakeRegisterAsTable)] = s => new TakeRegisterAsTable(s.Cluster, s.Gathering),
        [typeof(SeeCalendarLink)] = s => new SeeCalendarLink(s.Cluster),
        [typeof(ChangeCalendarLink)] = s => new ChangeCalendarLink(s.Cluster, s.Calendar),
        [typeof(TakeCalendarLinkBack)] = s => new TakeCalendarLinkBack(s.Cluster),
        [typeof(CalendarFeed)] = s => new CalendarFeed(s.Calendar, "https://clusters.example", Languages.English),
        [typeof(TakeDayAsMessage)] = s => new TakeDayAsMessage(s.Cluster, s.Gathering, Languages.English, "https://clusters.example/day"),
        [typeof(ChoosePapers)] = s => new ChoosePapers(s.Cluster, s.Gathering),
        [typeof(PrintDaySheets)] = s => new PrintDaySheets(s.Cluster, s.Gathering),
        [typeof(WriteLetter)] = s => new WriteLetter(s.Cluster, s.Gathering, LetterKind.Thanks, Languages.English),
        [typeof(OpenDocument)] = s => new OpenDocument(s.Plan, 0, []),
        [typeof(MayStillWrite)] = s => new MayStillWrite(s.Plan),
        [typeof(MissingPart)] = s => new MissingPart(s.Plan, [], "w-7-0", s.Member),
        [typeof(GivePart)] = s => new GivePart(s.Plan, Guid.NewGuid(), 0, 2, [0, 0], s.Member),
        [typeof(BeginFile)] = s => new BeginFile(s.Plan, Guid.NewGuid(), "lens.jpg", 10, new string('a', 64), s.Member),
        [typeof(MayGiveFilePart)] = s => new MayGiveFilePart(s.Plan, s.ArrivingFile, s.Member),
        [typeof(GiveFilePart)] = s => new GiveFilePart(s.Plan, s.ArrivingFile, 0, 5, s.Member),
        [typeof(FinishFile)] = s => new FinishFile(s.Plan, s.ArrivingFile, 9, "image/jpeg", "lens.jpg", s.Member),
        [typeof(RefuseFile)] = s => new RefuseFile(s.Plan, s.ArrivingFile, s.Member),
        [typeof(SeeFile)] = s => new SeeFile(s.WholeFile),
        // Of a teacher to whom the cluster is not there: it is refused by itself, whoever else is in the group.
        [typeof(KeepUpdates)] = s => new KeepUpdates([new Push(s.Plan, s.Teacher.SessionId!.Value, [0, 0], null)]),
        [typeof(DescribeCluster)] = s => new DescribeCluster { ClusterId = s.Cluster, Seen = 1, Name = "Saturday Optics", Purpose = Steps.Purpose },
        [typeof(ClusterHistory)] = s => new ClusterHistory(s.Cluster, Before: null),
        [typeof(BringBackDescription)] = s => new BringBackDescription(s.Cluster, 1),
        [typeof(JoinOpenCluster)] = s => new JoinOpenCluster(s.Cluster),
        [typeof(FindClusters)] = _ => new FindClusters(),
        [typeof(ClusterFromOutside)] = s => new ClusterFromOutside(s.Cluster),
        [typeof(MyProfile)] = _ => new MyProfile(),
        [typeof(MyBlocks)] = _ => new MyBlocks(),
        [typeof(BlockTeacher)] = s => new BlockTeacher(Guid.NewGuid()),
        [typeof(UnblockTeacher)] = s => new UnblockTeacher(s.Member),
        [typeof(SayWhatITeach)] = _ => new SayWhatITeach { Name = "Thabo Mokoena", Grades = ["11"] },
        [typeof(AddSchool)] = _ => new AddSchool { Name = "Kingfisher Bend Secondary" },
        [typeof(FindSchool)] = _ => new FindSchool("Mvula"),
        [typeof(FindCircuit)] = _ => new FindCircuit("Mvula"),
        [typeof(SeeSchool)] = _ => new SeeSchool(Guid.NewGuid()),
        [typeof(TakeSchools)] = _ => new TakeSchools([]),
        [typeof(PlantInventedSchools)] = _ => new PlantInventedSchools(),
        [typeof(ForgetInventedSchools)] = _ => new ForgetInventedSchools(),
        [typeof(AreThereTeachers)] = _ => new AreThereTeachers(),
        [typeof(MyWaysIn)] = _ => new MyWaysIn(),
        [typeof(ChangePassword)] = _ => new ChangePassword { PresentPassword = Person.Password, Password = "another long one" },
        [typeof(KeepSignInHints)] = _ => new KeepSignInHints { Email = "somebody@school.example", PresentPassword = Person.Password },
        [typeof(MakeRecoveryCodes)] = _ => new MakeRecoveryCodes { PresentPassword = Person.Password },
        [typeof(HasOnlyAPassword)] = _ => new HasOnlyAPassword(),
        [typeof(DoWithoutCodes)] = _ => new DoWithoutCodes(),
        [typeof(RecoverAccount)] = _ => new RecoverAccount { Code = "0000-0000-0000-0000", Password = "another long one" },
        [typeof(SignOutEverywhere)] = _ => new SignOutEverywhere(),
        [typeof(SignOutThere)] = _ => new SignOutThere(Guid.NewGuid()),
        [typeof(OfferPasskey)] = _ => new OfferPasskey(),
        [typeof(KeepPasskey)] = _ => new KeepPasskey { PresentPassword = Person.Password, Credential = "{}", State = "made up" },
        [typeof(ForgetPasskey)] = _ => new ForgetPasskey { Key = "AAAA", PresentPassword = Person.Password },
        [typeof(OfferPasskeySignIn)] = _ => new OfferPasskeySignIn(),
        [typeof(SignInByPasskey)] = _ => new SignInByPasskey { Credential = "{}", State = "made up" },
        [typeof(ChooseLanguage)] = _ => new ChooseLanguage { Language = "zu" },
        [typeof(MyLanguage)] = _ => new MyLanguage(),
        [typeof(FindWords)] = _ => new FindWords("zu", "home"),
        [typeof(SeeWording)] = _ => new SeeWording("zu", "home.mine", IsOne: false),
        [typeof(SuggestWord)] = _ => new SuggestWord { Language = "zu", Key = "home.mine", Text = "Amaqembu ami" },
        [typeof(AgreeWithWord)] = s => new AgreeWithWord(s.Suggestion),
        [typeof(SuggestedWords)] = _ => new SuggestedWords("zu"),
        [typeof(SeeProgramme)] = s => new SeeProgramme(s.Cluster, s.Gathering),
        [typeof(SeeSlot)] = s => new SeeSlot(s.Cluster, s.Gathering, s.Lesson, s.Member),
        [typeof(ProgrammeSummary)] = s => new ProgrammeSummary(s.Cluster, s.Gathering),
        [typeof(MyRoles)] = _ => new MyRoles(),
        [typeof(BeginUsualDay)] = s => new BeginUsualDay(s.Cluster, s.Gathering),
        [typeof(AddSlot)] = s => new AddSlot { ClusterId = s.Cluster, GatheringId = s.Gathering, Begins = new TimeOnly(9, 0), RoomId = s.Room, PlanId = s.Plan, Presenter = s.Member },
        [typeof(ChangeSlot)] = s => new ChangeSlot { ClusterId = s.Cluster, GatheringId = s.Gathering, SlotId = s.Lesson, Seen = 2, PlanId = s.Plan, Topic = "Lenses" },
        [typeof(MoveSlot)] = s => new MoveSlot { ClusterId = s.Cluster, GatheringId = s.Gathering, SlotId = s.Lesson, Seen = 2, Begins = new TimeOnly(9, 0), Minutes = 40, RoomId = s.Room },
        [typeof(MoveWhatFollows)] = s => new MoveWhatFollows { ClusterId = s.Cluster, GatheringId = s.Gathering, SlotId = s.Lesson, By = 10, WithIt = true },
        [typeof(TakeSlotOut)] = s => new TakeSlotOut(s.Cluster, s.Gathering, s.Lesson),
        [typeof(AddRoom)] = s => new AddRoom { ClusterId = s.Cluster, GatheringId = s.Gathering, Name = "The hall" },
        [typeof(RenameRoom)] = s => new RenameRoom { ClusterId = s.Cluster, GatheringId = s.Gathering, RoomId = s.Room, Name = "The hall" },
        [typeof(TakeRoomAway)] = s => new TakeRoomAway(s.Cluster, s.Gathering, s.Room),
        [typeof(AssignMember)] = s => new AssignMember(s.Cluster, s.Gathering, s.Lesson, s.Member, Part.Observer),
        [typeof(LookAtMyParts)] = s => new LookAtMyParts(s.Cluster, s.Gathering, s.Lesson),
        [typeof(SuggestObservers)] = s => new SuggestObservers(s.Cluster, s.Gathering, s.Lesson),
        [typeof(SuggestForWholeDay)] = s => new SuggestForWholeDay(s.Cluster, s.Gathering, []),
        [typeof(TakeSuggestions)] = s => new TakeSuggestions { ClusterId = s.Cluster, GatheringId = s.Gathering, Takes = [new() { SlotId = s.Lesson, TeacherId = s.Member, Seen = "2" }] },
        [typeof(StepOut)] = s => new StepOut(s.Cluster, s.Gathering, s.Lesson),
        [typeof(TakePartAway)] = s => new TakePartAway(s.Cluster, s.Gathering, s.Lesson, s.Member),
        [typeof(WatchAsMember)] = s => new WatchAsMember(s.Cluster),
        [typeof(SeeBringing)] = s => new SeeBringing(s.Cluster, s.Gathering),
        [typeof(ExpectLearners)] = s => new ExpectLearners { ClusterId = s.Cluster, GatheringId = s.Finding, School = "Mvula Hills Secondary", Grade = "11", Learners = 45 },
        [typeof(ExpectNoMore)] = s => new ExpectNoMore { ClusterId = s.Cluster, GatheringId = s.Finding, EntryId = Guid.NewGuid(), Seen = 1 },
        [typeof(AskForThing)] = s => new AskForThing { ClusterId = s.Cluster, GatheringId = s.Finding, Kind = ThingKind.Chalk, Name = "Chalk", Amount = 2, Unit = "boxes" },
        [typeof(ChangeThing)] = s => new ChangeThing { ClusterId = s.Cluster, GatheringId = s.Finding, ThingId = s.Thing, Seen = 2, Name = "Graph paper", Amount = 300, Unit = "sheets" },
        [typeof(TakeThingAway)] = s => new TakeThingAway(s.Cluster, s.Finding, s.Thing, 2),
        [typeof(PledgeThing)] = s => new PledgeThing { ClusterId = s.Cluster, GatheringId = s.Finding, ThingId = s.Thing, Amount = 40, School = "Mvula Hills Secondary", Seen = 2 },
        [typeof(TakePledgeBack)] = s => new TakePledgeBack { ClusterId = s.Cluster, GatheringId = s.Finding, PledgeId = Guid.NewGuid() },
        [typeof(SeeReaching)] = s => new SeeReaching(s.Cluster, s.Finding),
        [typeof(SayWhatWouldHelp)] = s => new SayWhatWouldHelp { ClusterId = s.Cluster, GatheringId = s.Finding, Kind = HelpKind.Airtime, Words = "No data", Cost = "R 10" },
        [typeof(TakeWishBack)] = s => new TakeWishBack(s.Cluster, s.Finding, HelpKind.Lift),
        [typeof(OfferHelp)] = s => new OfferHelp { ClusterId = s.Cluster, GatheringId = s.Finding, Kind = HelpKind.Lift, Seats = 2, From = "White River" },
        [typeof(TakeOfferBack)] = s => new TakeOfferBack(s.Cluster, s.Finding, HelpKind.Company),
        [typeof(SayICouldHelp)] = s => new SayICouldHelp { ClusterId = s.Cluster, GatheringId = s.Finding, WishId = s.Wish, Number = "082 555 0001" },
        [typeof(SayYesToHelp)] = s => new SayYesToHelp { ClusterId = s.Cluster, GatheringId = s.Finding, MatchId = s.Match, Number = "072 555 0002" },
        [typeof(EndMatch)] = s => new EndMatch(s.Cluster, s.Finding, s.Match),
        [typeof(SeeTerms)] = s => new SeeTerms(s.Cluster),
        [typeof(AddStretch)] = s => new AddStretch { ClusterId = s.Cluster, What = TermsScene.Days(StretchKind.ExamWeeks, "", "2199-11-04", "2199-11-29") },
        [typeof(ChangeStretch)] = s => new ChangeStretch { ClusterId = s.Cluster, StretchId = s.Stretch, Seen = 1, What = TermsScene.Days(StretchKind.Holidays, "", "2199-06-29", "2199-07-22") },
        [typeof(TakeStretchOut)] = s => new TakeStretchOut(s.Cluster, s.Stretch, 1),
        [typeof(TypeYear)] = s => new TypeYear { ClusterId = s.Cluster, Terms = [TermsScene.Days(StretchKind.Term, "Term 1", "2199-01-09", "2199-03-22")], HolidaysBetween = true },
        [typeof(CopyYear)] = s => new CopyYear { ClusterId = s.Cluster, Year = 2198 },
        [typeof(MonthlyDates)] = s => new MonthlyDates(s.Cluster, s.Gathering, null, 6),
        [typeof(CallEachMonth)] = s => new CallEachMonth { ClusterId = s.Cluster, GatheringId = s.Gathering, Seen = 2, Days = [TermsScene.Day("2199-04-20")] },
        [typeof(KeepRecord)] = s => new KeepRecord(s.Cluster, s.Gathering),
        [typeof(SeeRecord)] = s => new SeeRecord(s.Cluster, s.Gathering),
        [typeof(SeeRecordedLesson)] = s => new SeeRecordedLesson(s.Cluster, s.Gathering, s.Lesson),
        [typeof(SayWhetherItWasTaught)] = s => new SayWhetherItWasTaught(s.Cluster, s.Gathering, s.Lesson, Taught: false),
        [typeof(SayWhoHadPart)] = s => new SayWhoHadPart(s.Cluster, s.Gathering, s.Lesson, s.Member, Part.Observer),
        [typeof(SayWhoHadNoPart)] = s => new SayWhoHadNoPart(s.Cluster, s.Gathering, s.Lesson, s.Member),
        [typeof(SayWhatItWasAbout)] = s => new SayWhatItWasAbout { ClusterId = s.Cluster, GatheringId = s.Gathering, LessonId = s.Lesson, Topic = "Mirrors" },
        [typeof(AddToRecord)] = s => new AddToRecord(s.Cluster, s.Gathering, s.Lesson),
        [typeof(SeeVoices)] = s => new SeeVoices(s.Cluster, s.Gathering),
        [typeof(CountVoices)] = s => new CountVoices { ClusterId = s.Cluster, GatheringId = s.Gathering, LessonId = s.Lesson, Answers = [new() { Yes = "20", Partly = "5", No = "3" }, new(), new()] },
        [typeof(PutQuestions)] = s => new PutQuestions { ClusterId = s.Cluster, First = "I could draw the forces" },
        [typeof(RaiseIssue)] = s => new RaiseIssue { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, GatheringId = s.Gathering, ObservationId = s.Observation, Text = "Should they argue first?" },
        [typeof(SeeRaising)] = s => new SeeRaising(s.Cluster, s.Gathering, s.Observation),
        [typeof(ReflectionOfDay)] = s => new ReflectionOfDay(s.Cluster, s.Gathering),
        [typeof(WritePost)] = s => new WritePost { CommandId = Guid.NewGuid(), ClusterId = s.Cluster, SubjectId = s.Cluster, Text = "Who has chalk?" },
        [typeof(ChangePost)] = s => new ChangePost { ClusterId = s.Cluster, SubjectId = s.Cluster, PostId = s.OwnPost, Text = "Who has paper?" },
        [typeof(TakePostBack)] = s => new TakePostBack { ClusterId = s.Cluster, SubjectId = s.Cluster, PostId = s.OwnPost },
        [typeof(ThankForPost)] = s => new ThankForPost { ClusterId = s.Cluster, SubjectId = s.Cluster, PostId = s.Post },
        [typeof(SeePost)] = s => new SeePost(s.Cluster, s.Post),
        [typeof(TakePostDown)] = s => new TakePostDown(s.Cluster, s.OwnPost, Picture: null),
        [typeof(FlagPost)] = s => new FlagPost(s.Cluster, s.Post, NoLonger: false),
        [typeof(ReadUpTo)] = s => new ReadUpTo(s.Cluster, ThreadKind.Cluster, s.Cluster, 1),
        [typeof(SeeThread)] = s => new SeeThread(s.Cluster, ThreadKind.Cluster, s.Cluster, new SeeThread.Place()),
        [typeof(EnterThread)] = s => new EnterThread(s.Cluster),
        [typeof(SeeThreads)] = s => new SeeThreads(s.Cluster, Unread: true, Before: null),
        [typeof(TalkOf)] = s => new TalkOf(s.Cluster, ThreadKind.Plan, s.Plan),
        [typeof(ClusterThatILeft)] = s => new ClusterThatILeft(s.Cluster),
    };

    /// <summary>All requests of the program.</summary>
    public static IReadOnlyList<Type> All { get; } =
        [.. typeof(Caller).Assembly.GetTypes().Where(t => t is { IsAbstract: false, IsInterface: false } && typeof(IBaseRequest).IsAssignableFrom(t)).OrderBy(t => t.FullName, StringComparer.Ordinal)];

    public static object Sample(Type request, Subject subject) => Samples.TryGetValue(request, out var make)
        ? make(subject)
        : throw new InvalidOperationException($"{request.Name} has no sample: add one to {nameof(Requests)}, so that the audience walk passes by it.");
}

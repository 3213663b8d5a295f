using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Features.People;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // Who somebody is, how they sign in, and the words of the pages.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfPeople => new()
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
        [typeof(SayWhatITeach)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SayWhatITeach { Name = scene.Sibusiso.Name, Grades = ["11"] });
            Assert.Contains("grade 11", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf(".people"), StringComparison.Ordinal);
        },
        [typeof(BlockTeacher)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new BlockTeacher(await scene.Nomsa.TeacherId()));
            Assert.Equal(["Nomsa Dlamini"], (await scene.Sibusiso.Opens("/me/blocked")).TextsOf("#blocked b"));
        },
        [typeof(UnblockTeacher)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new BlockTeacher(await scene.Nomsa.TeacherId()));
            await place.Sends(scene.Sibusiso, new UnblockTeacher(await scene.Nomsa.TeacherId()));
            Assert.False((await scene.Sibusiso.Opens("/me/blocked")).Has("#blocked"));
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
    };

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
}

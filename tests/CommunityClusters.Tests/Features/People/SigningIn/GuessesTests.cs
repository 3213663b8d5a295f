using System.Net;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.People.SigningIn;

/// <summary>Wrong passwords slow whoever guesses, and lock nobody out.</summary>
public sealed class GuessesTests
{
    [Theory, OnBothDatabases]
    public async Task Who_guesses_waits_longer_and_longer_and_the_right_password_still_opens(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var newPhone = place.Visitor();

        for (var i = 0; i < 12; i++)
        {
            await newPhone.SignsIn(nomsa.SignInName, $"wrong password {i}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, newPhone.Sees.Status);
        }

        Assert.Equal([1, 1, 2, 2, 4, 4, 8, 8], clock.Waits.Select(w => w.TotalSeconds));
        Assert.Equal("/", (await newPhone.SignsIn(nomsa.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_on_which_the_teacher_signed_in_before_is_spared_what_others_guess(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.SignsOut();
        await Guess(place, nomsa.SignInName, times: 40);
        clock.Forget();

        Assert.Equal("/", (await nomsa.SignsIn($" {nomsa.SignInName.ToUpperInvariant()} ")).Path);

        Assert.Empty(clock.Waits);
        nomsa.Loses("device");
        await nomsa.SignsIn(nomsa.SignInName);
        Assert.NotEmpty(clock.Waits);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_that_nobody_has_is_slowed_like_one_that_somebody_has(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await Guess(place, nomsa.SignInName, times: 12);
        var known = clock.Waits;
        clock.Forget();
        await Guess(place, "nobody.at.all.11", times: 12);

        Assert.NotEmpty(known);
        Assert.Equal(known, clock.Waits);
    }

    [Theory, OnBothDatabases]
    public async Task A_schools_teachers_behind_one_address_are_no_attack(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        for (var i = 0; i < 40; i++)
        {
            var teacher = await place.Newcomer($"Teacher {i}");
            await place.Visitor().SignsIn(teacher.SignInName, "a slip of the thumb");
            await teacher.SignsInOnAnotherPhone();
        }

        Assert.Empty(clock.Waits);
    }

    [Fact]
    public async Task Guessing_one_name_from_many_addresses_is_slowed_too_and_so_is_guessing_many_names_from_one()
    {
        var clock = new FakeClock();
        var guesses = new Guesses(clock);
        for (var i = 0; i < 40; i++)
        {
            await guesses.Check("NOMSA.11", At($"10.0.0.{i}"), Wrong, TestContext.Current.CancellationToken);
        }

        Assert.Equal(10, clock.Waits.Count);
        clock.Forget();
        for (var i = 0; i < 310; i++)
        {
            await guesses.Check($"TEACHER.{i}", At("10.1.1.1"), Wrong, TestContext.Current.CancellationToken);
        }

        Assert.Equal(10, clock.Waits.Count);
    }

    [Fact]
    public async Task What_went_wrong_is_forgotten_after_an_hour_and_at_the_right_password()
    {
        var clock = new FakeClock();
        var guesses = new Guesses(clock);
        await Times(8, () => guesses.Check("NOMSA.11", At("10.0.0.1"), Wrong, TestContext.Current.CancellationToken));
        clock.Passes(TimeSpan.FromMinutes(61));
        clock.Forget();

        await Times(4, () => guesses.Check("NOMSA.11", At("10.0.0.1"), Wrong, TestContext.Current.CancellationToken));
        await guesses.Check("NOMSA.11", At("10.0.0.1"), () => Task.FromResult<Account?>(new Account()), TestContext.Current.CancellationToken);
        clock.Forget();
        await Times(4, () => guesses.Check("NOMSA.11", At("10.0.0.1"), Wrong, TestContext.Current.CancellationToken));

        Assert.Empty(clock.Waits);
    }

    [Theory]
    [InlineData("10.1.2.3", "::ffff:10.1.2.3", true)]
    [InlineData("2001:db8:1:2::5", "2001:db8:1:2:ffff::1", true)]
    [InlineData("2001:db8:1:2::5", "2001:db8:1:3::5", false)]
    public void Who_has_many_addresses_of_one_line_counts_once(string one, string other, bool same) =>
        Assert.Equal(same, Device.NetworkOf(IPAddress.Parse(one)) == Device.NetworkOf(IPAddress.Parse(other)));

    [Theory, OnBothDatabases]
    public async Task Whoever_claims_a_colleagues_address_as_their_own_guesses_no_faster_by_it(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var pieter = await place.Newcomer("Pieter Stranger");
        await place.Sends(pieter, new KeepSignInHints { Email = "nomsa@school.example", PresentPassword = Person.Password });
        await pieter.SignsOut();

        for (var i = 0; i < 6; i++)
        {
            await pieter.SignsIn("nomsa@school.example");
            await pieter.SignsOut();
            await pieter.SignsIn("nomsa@school.example", $"a guess {i} at hers");
        }

        Assert.True(clock.Waits.Count >= 6, $"{clock.Waits.Count} waits");
    }

    [Fact]
    public async Task Guesses_of_one_kind_are_checked_one_after_the_other_and_few_may_stand_in_line()
    {
        var guesses = new Guesses(new FakeClock());
        var first = new TaskCompletionSource<Account?>();
        var underWay = 0;
        Task<Account?> Check()
        {
            underWay++;
            return first.Task;
        }

        var inLine = Enumerable.Range(0, 5).Select(_ => guesses.Check("NOMSA.11", At("10.0.0.1"), Check, TestContext.Current.CancellationToken)).ToList();

        var busy = await Assert.ThrowsAsync<RuleBrokenException>(() => guesses.Check("NOMSA.11", At("10.0.0.1"), Check, TestContext.Current.CancellationToken));
        Assert.Equal("sign-in.busy", busy.Sentence);
        Assert.Equal(1, underWay);
        Assert.Null(await guesses.Check("NOMSA.11", At("10.0.0.2"), Wrong, TestContext.Current.CancellationToken));
        first.SetResult(null);
        await Task.WhenAll(inLine);
        Assert.Equal(5, underWay);
    }

    private static Task<Account?> Wrong() => Task.FromResult<Account?>(null);

    private static Device At(string address)
    {
        var device = new Device();
        device.Is(address, "", "", []);
        return device;
    }

    private static async Task Times(int times, Func<Task> does)
    {
        for (var i = 0; i < times; i++)
        {
            await does();
        }
    }

    private static async Task Guess(Place place, string name, int times)
    {
        var attacker = place.Visitor();
        await attacker.Opens("/sign-in");
        var form = attacker.Form("Sign in");
        await Times(times, () => attacker.SendsOnly(form.With(new { SignInName = name, Password = "not the password" })));
    }
}

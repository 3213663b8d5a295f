using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.People;

public sealed class SignUpTests
{
    [Theory, OnBothDatabases]
    public async Task A_name_and_a_password_make_an_account_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();

        var page = await nomsa.SignsUp("Nomsa Dlamini");

        Assert.Equal("/start", page.Path);
        Assert.Matches(@"^nomsa\.dlamini\.[0-9]{2,}$", nomsa.SignInName);
    }
}

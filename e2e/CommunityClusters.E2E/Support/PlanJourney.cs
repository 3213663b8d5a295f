namespace CommunityClusters.E2E.Support;

/// <summary>A journey of two teachers who write a plan.</summary>
public abstract class PlanJourney(Suite suite) : Journey(suite)
{
    protected const string Topic = "Newton’s third law: which force pairs?";

    /// <summary>Nomsa and Sibusiso, both on the page of their cluster.</summary>
    /// <param name="hers">The address by which Nomsa reaches the program, if it is another.</param>
    /// <param name="his">The address by which Sibusiso does.</param>
    protected async Task<(Person Nomsa, Person Sibusiso)> TwoInACluster(string? hers = null, string? his = null)
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: hers, losesLine: hers is not null);
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        var sibusiso = await Arrive("Sibusiso Nkosi", at: his, losesLine: his is not null);
        await sibusiso.Join(link);
        await sibusiso.IsLive();
        return (nomsa, sibusiso);
    }

    /// <summary>The two with a plan open that Nomsa began.</summary>
    /// <inheritdoc cref="TwoInACluster"/>
    protected async Task<(Person Nomsa, Person Sibusiso, Uri Plan)> TwoOnAPlan(string? hers = null, string? his = null)
    {
        var (nomsa, sibusiso) = await TwoInACluster(hers, his);
        var plan = await nomsa.BeginPlan(Topic);
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.IsOnPlan();
        return (nomsa, sibusiso, plan);
    }

    /// <summary>The same teacher in a browser that runs no scripts, and so shows what the server has.</summary>
    /// <param name="who">Whose cookies it has.</param>
    protected async Task<Person> Reader(Person who)
    {
        var with = Person.Phone;
        with.StorageState = await who.Context.StorageStateAsync();
        with.JavaScriptEnabled = false;
        return await Arrive($"{who.Name} without script", with);
    }

    /// <summary>The same teacher on another phone, which has no words of theirs.</summary>
    /// <param name="who">Whose cookies it has.</param>
    /// <param name="at">The address by which it reaches the program, if it is another.</param>
    protected async Task<Person> OtherPhone(Person who, string? at = null)
    {
        var with = Person.Phone;
        with.StorageState = await who.Context.StorageStateAsync();
        return await Arrive($"{who.Name} on another phone", with, at);
    }
}

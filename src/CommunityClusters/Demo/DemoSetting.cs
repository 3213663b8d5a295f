namespace CommunityClusters.Demo;

/// <summary>Whether this installation is a demo (the setting <c>Demo</c>): invented people, marked on every page, whom anybody may sign in as.</summary>
public sealed class DemoSetting(IConfiguration configuration)
{
    /// <summary>The password of all of them.</summary>
    public const string Password = "a demo for everybody";

    /// <summary>Whether it is.</summary>
    public bool IsOn { get; } = configuration.GetValue<bool>("Demo");

    /// <summary>Their names, and what they type in place of a sign-in name.</summary>
    public static IEnumerable<(string Name, string Email)> People => DemoPeople.All.Select(p => (p.Name, p.Email));
}

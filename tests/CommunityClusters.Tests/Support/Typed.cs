namespace CommunityClusters.Tests.Support;

/// <summary>What people type who write otherwise than we do, or mean no good.</summary>
internal static class Typed
{
    public const string Emoji = "Thandi 🌻👩🏽‍🏫";
    public const string RightToLeft = "محمد علی";
    public const string Html = "<b onclick=\"alert(1)\">Bo</b><script>alert(2)</script>";
    public const string Attribute = "\"><img src=x onerror=alert(3)>";
    public static readonly string TwoHundredLetters = new('n', 200);
}

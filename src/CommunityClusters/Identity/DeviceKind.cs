namespace CommunityClusters.Identity;

/// <summary>Says roughly which device sent a request, by the product tokens of its User-Agent (RFC 9110, section 10.1.5).</summary>
internal static class DeviceKind
{
    // The first that is found counts: browsers name those that they descend from after themselves.
    private static readonly (string Token, string Says)[] Systems =
        [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("CrOS", "Chromebook"), ("Mac OS", "Mac"), ("Linux", "Linux")];

    private static readonly (string Token, string Says)[] Browsers =
        [("SamsungBrowser/", "Samsung Internet"), ("OPR/", "Opera"), ("Edg", "Edge"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    public static string Of(string userAgent) =>
        string.Join(", ", new[] { First(Systems, userAgent), First(Browsers, userAgent) }.OfType<string>());

    private static string? First((string Token, string Says)[] known, string userAgent) =>
        known.Where(k => userAgent.Contains(k.Token, StringComparison.Ordinal)).Select(k => k.Says).FirstOrDefault();
}

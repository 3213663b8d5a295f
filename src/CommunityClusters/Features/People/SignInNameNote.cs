using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityClusters.Features.People;

/// <summary>Shows a new teacher, once, the name by which they sign in from now on; it also stands on their own page.</summary>
internal static class SignInNameNote
{
    public const string Key = "sign-in-name";

    public static void ShowSignInName(this PageModel page, string signInName) => page.TempData[Key] = signInName;

    /// <summary>Goes on where the teacher was going; never to another site.</summary>
    public static IActionResult GoOn(this PageModel page, string? then, string otherwise) =>
        page.LocalRedirect(page.Url.IsLocalUrl(then) ? then! : otherwise);
}

using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CommunityClusters.Pages;

/// <summary>
/// Reads forms in no language's way: browsers send days and numbers alike (2026-03-14, -25.1) whatever language the page is in.
/// </summary>
internal sealed class InvariantForms : IValueProviderFactory
{
    private readonly FormValueProviderFactory _forms = new();

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        // Holds until this method returns, and for what it calls.
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        await _forms.CreateValueProviderAsync(context);
    }
}

using System.Globalization;
using CommunityClusters.Localisation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace CommunityClusters.Pages;

/// <summary>
/// One field of a form: label, hint, input, what was typed, and what is wrong with it. <c>say</c> is the key of the label;
/// <c>say.hint</c> is its hint where there is one.
/// </summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Words words) : TagHelper
{
    /// <summary>What it is bound to.</summary>
    public required ModelExpression For { get; set; }

    /// <summary>The key of its label.</summary>
    public required string Say { get; set; }

    /// <summary>The input's type; <c>area</c> for several lines.</summary>
    public string Type { get; set; } = "text";

    /// <summary>The most characters it takes.</summary>
    public int? Most { get; set; }

    /// <summary>What the browser may fill in.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The direction of what is typed; its own unless it is known before.</summary>
    public string Dir { get; set; } = "auto";

    /// <summary>Whether a form that waits for signal must not go without it; the server says of any form what is missing.</summary>
    public bool Needed { get; set; }

    /// <summary>Whether the cursor begins here.</summary>
    public bool Autofocus { get; set; }

    /// <summary>Whether it is folded while it is empty, nothing is wrong with it and nothing is new.</summary>
    public bool Folds { get; set; }

    /// <summary>The id of the note that stands after it and tells what happened to it meanwhile; empty where nothing did.</summary>
    public string News { get; set; } = "";

    /// <summary>The page's context, which has the errors.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public required ViewContext ViewContext { get; set; }

    /// <inheritdoc/>
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var name = For.Name;
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var state = ViewContext.ModelState.GetValueOrDefault(name);
        var wrong = state?.Errors.FirstOrDefault()?.ErrorMessage;

        output.TagName = Folds ? "details" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong is null ? "field" : "field field--wrong");
        if (Folds)
        {
            output.Content.AppendHtml(FieldParts.Span("summary", null, null, words[Say]));
            if (wrong is not null || News.Length > 0 || Typed(state).Length > 0)
            {
                output.Attributes.SetAttribute("open", "open");
            }
        }

        output.Content.AppendHtml(Label(id));

        var described = new List<string>();
        if (words.Has($"{Say}.hint"))
        {
            described.Add($"{id}-hint");
            output.Content.AppendHtml(FieldParts.Span("p", $"{id}-hint", "field__hint", words[$"{Say}.hint"]));
        }

        if (wrong is not null)
        {
            described.Add($"{id}-error");
            output.Content.AppendHtml(FieldParts.Span("p", $"{id}-error", "field__error", wrong));
        }

        if (News.Length > 0)
        {
            described.Add(News);
        }

        output.Content.AppendHtml(Input(name, id, state, described, wrong is not null));
        if (Type == "password")
        {
            output.Content.AppendHtml(FieldParts.ShowButton(id, words["password.show"]));
        }
    }

    private TagBuilder Label(string id)
    {
        var label = FieldParts.Span("label", null, Folds ? "visually-hidden" : null, words[Say]);
        label.Attributes["for"] = id;
        return label;
    }

    private TagBuilder Input(string name, string id, ModelStateEntry? state, List<string> described, bool wrong)
    {
        var typed = Typed(state);
        var area = Type == "area";
        var input = new TagBuilder(area ? "textarea" : "input");
        input.Attributes["name"] = name;
        input.Attributes["id"] = id;
        if (area)
        {
            input.Attributes["rows"] = "4";
            input.Attributes["dir"] = Dir;
            // A parser drops the first line break of a text area.
            input.InnerHtml.AppendHtml("\n").Append(typed);
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            if (Type == "password")
            {
                // While it is shown it is text to the browser, which would mend, learn and reorder it.
                Set("autocapitalize", "none");
                Set("autocorrect", "off");
                Set("spellcheck", "false");
                Set("dir", "ltr");
            }
            else
            {
                input.Attributes["value"] = typed;
                input.Attributes["dir"] = Dir;
            }
        }

        Set("maxlength", Most?.ToString(CultureInfo.InvariantCulture));
        Set("data-needed", Needed ? "" : null);
        Set("autocomplete", Autocomplete);
        Set("autofocus", Autofocus ? "autofocus" : null);
        Set("aria-invalid", wrong ? "true" : null);
        Set("aria-describedby", described.Count > 0 ? string.Join(' ', described) : null);
        return input;

        void Set(string attribute, string? value)
        {
            if (value is not null)
            {
                input.Attributes[attribute] = value;
            }
        }
    }

    private string Typed(ModelStateEntry? state) => state?.AttemptedValue ?? AsBrowsersWrite(For.Model);

    // A date field shows nothing that is written otherwise, in whichever language the page is.
    private static string AsBrowsersWrite(object? value) => value is DateOnly day
        ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
}

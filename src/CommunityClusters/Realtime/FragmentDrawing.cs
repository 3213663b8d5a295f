using System.Globalization;
using System.Net;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace CommunityClusters.Realtime;

/// <summary>Draws fragments as Turbo Streams, for nobody in particular.</summary>
internal sealed class FragmentDrawing(
    IEnumerable<IFragment> fragments, IEnumerable<ITopicKind> kinds, IRazorViewEngine views, ITempDataProvider tempData, IServiceProvider services)
{
    /// <summary>The request by which the right to watch a topic is asked.</summary>
    public IQuery<TopicState> RequestToWatch(string topic)
    {
        var (kind, id) = Split(topic);
        return kind.Watch(id);
    }

    /// <summary>Lets fragments load what is going to be drawn in few questions, however many they are.</summary>
    public async Task Prepare(string topic, IReadOnlyCollection<FragmentName> names)
    {
        foreach (var kind in names.Where(n => n.Subject is not null).GroupBy(n => n.Kind, StringComparer.Ordinal).Where(k => k.Skip(1).Any()))
        {
            await fragments.Single(f => f.Name == kind.Key).Prepare(Split(topic).Id, [.. kind.Select(n => n.Subject!.Value)], CancellationToken.None);
        }
    }

    /// <summary>
    /// A Turbo Stream that puts the fragment's present state in the place of its element, or into its list where the page has
    /// none yet (the action <c>place</c> of the page's script), or takes the element away.
    /// </summary>
    public async Task<string> Draw(string topic, FragmentName name, string language)
    {
        // Holds until this method returns: what a fragment loads may be said in the language, too.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var fragment = fragments.Single(f => f.Name == name.Kind);
        var model = await fragment.Load(Split(topic).Id, name.Subject, CancellationToken.None);
        var target = WebUtility.HtmlEncode(name.Element);
        return model is null
            ? $"<turbo-stream action=\"remove\" target=\"{target}\"></turbo-stream>"
            : $"<turbo-stream action=\"place\" element=\"{target}\" into=\"{fragment.Into}\"><template>{await Html(fragment.Partial, model)}</template></turbo-stream>";
    }

    private async Task<string> Html(string partial, object model)
    {
        var found = views.GetView(null, partial, isMainPage: false);
        found.EnsureSuccessful(null);
        var action = new ActionContext(new DefaultHttpContext { RequestServices = services }, new RouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<object>(new EmptyModelMetadataProvider(), new ModelStateDictionary()) { Model = model };
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var view = new ViewContext(action, found.View, data, new TempDataDictionary(action.HttpContext, tempData), output, new HtmlHelperOptions());
        await found.View.RenderAsync(view);
        return output.ToString();
    }

    private (ITopicKind Kind, Guid Id) Split(string topic) =>
        topic.Split(':') is [var kind, var id] && Guid.TryParse(id, out var guid) && kinds.SingleOrDefault(k => k.Kind == kind) is { } known
            ? (known, guid)
            : throw new NotVisibleException();
}

using System.Reflection;
using System.Runtime.CompilerServices;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Pipeline;

/// <summary>Says of an endpoint that is no page: all it does, it does by sending requests.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SendsRequests : Attribute;

/// <summary>Says of an endpoint: it serves the files that were built with the program, the same to everybody.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ServesFiles : Attribute;

/// <summary>
/// Keeps law 1 at start: every request says who may send it, and every endpoint does its work by sending requests. What
/// breaks it stops the program before it listens.
/// </summary>
internal static class Doors
{
    // What pages and hubs may ask for: nothing by which data could be reached past the pipeline.
    private static readonly string[] Behind =
        ["CommunityClusters.Persistence", "CommunityClusters.Features", "CommunityClusters.Identity", "Microsoft.EntityFrameworkCore", "Microsoft.AspNetCore.Identity"];

    public static void EnsureEveryDoorIsARequest(this IEndpointRouteBuilder endpoints)
    {
        var wrong = OpenRequests(typeof(Doors).Assembly).Concat(ReachingPast(typeof(Doors).Assembly))
            .Concat(Undeclared(endpoints.DataSources.SelectMany(s => s.Endpoints))).ToList();
        if (wrong.Count > 0)
        {
            throw new InvalidOperationException("Not every door is a request: " + string.Join(" ", wrong));
        }
    }

    /// <summary>Requests that name no audience or several, or do not say whether they read or write.</summary>
    internal static IEnumerable<string> OpenRequests(Assembly assembly)
    {
        var audiences = typeof(IAudience).Assembly.GetTypes()
            .Where(t => t.IsInterface && t != typeof(IAudience) && typeof(IAudience).IsAssignableFrom(t)).ToList();
        foreach (var request in assembly.GetTypes().Where(IsRequest))
        {
            var named = audiences.Count(a => a.IsAssignableFrom(request));
            if (named != 1)
            {
                yield return $"{request.Name} names {named} audiences.";
            }

            if (Implements(request, typeof(ICommand<>)) == Implements(request, typeof(IQuery<>)))
            {
                yield return $"{request.Name} is not either a command or a query.";
            }

            if (typeof(ISecret).IsAssignableFrom(request) && (typeof(IOnce).IsAssignableFrom(request) || !SaysNothing(request)))
            {
                yield return $"{request.Name} is secret, and would be kept or printed.";
            }
        }
    }

    /// <summary>Pages and hubs that could reach data without sending a request.</summary>
    internal static IEnumerable<string> ReachingPast(Assembly assembly) =>
        from door in assembly.GetTypes()
        where !door.IsAbstract && (typeof(PageModel).IsAssignableFrom(door) || typeof(Hub).IsAssignableFrom(door))
        from parameter in door.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).SelectMany(c => c.GetParameters())
            .Concat(door.GetMethods(BindingFlags.Instance | BindingFlags.Public).SelectMany(m => m.GetParameters()).Where(p => p.IsDefined(typeof(FromServicesAttribute), inherit: false) || typeof(Hub).IsAssignableFrom(door)))
        let type = parameter.ParameterType
        where type == typeof(IServiceProvider) || type == typeof(IServiceScopeFactory)
            || Behind.Any(b => type.Namespace?.StartsWith(b, StringComparison.Ordinal) == true)
        select $"{door.Name} asks for {type.Name}.";

    /// <summary>Endpoints that are neither a page nor a static file, and do not say that they send requests.</summary>
    internal static IEnumerable<string> Undeclared(IEnumerable<Endpoint> endpoints) =>
        from endpoint in endpoints
        where endpoint.Metadata.GetMetadata<PageActionDescriptor>() is null
            && endpoint.Metadata.GetMetadata<SendsRequests>() is null
            && endpoint.Metadata.GetMetadata<ServesFiles>() is null
        select $"{endpoint.DisplayName} does not say that it sends requests.";

    // Made without its constructor, it has nothing in it that could be printed by itself: what it says is its name alone.
    private static bool SaysNothing(Type request) => RuntimeHelpers.GetUninitializedObject(request).ToString() == request.Name;

    private static bool IsRequest(Type type) => type is { IsAbstract: false, IsInterface: false } && Implements(type, typeof(IRequest<>));

    private static bool Implements(Type type, Type definition) =>
        type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == definition);
}

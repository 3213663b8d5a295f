using CommunityClusters.Documents;
using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Identity;
using CommunityClusters.Realtime;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Pipeline;

internal static class PipelineSetup
{
    public static IServiceCollection AddPipeline(this IServiceCollection services)
    {
        services.AddScoped<ServiceFactory>(p => p.GetService!).AddScoped<IMediator, Mediator>().AddScoped<Caller>();

        // What every request passes, outermost first.
        services
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(ValidationStep<,>))
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(PasswordStep<,>))
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(TransactionStep<,>))
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(AudienceStep<,>))
            .AddScoped(typeof(IPipelineBehavior<,>), typeof(OnceStep<,>));

        services.Scan(scan => scan.FromAssemblyOf<Caller>()
            .AddClasses(c => c.AssignableTo(typeof(IRequestHandler<,>)), publicOnly: false).AsImplementedInterfaces().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo(typeof(IValidator<>)), publicOnly: false).As(t => t.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IValidator<>))).WithSingletonLifetime()
            .AddClasses(c => c.AssignableTo<IFragment>(), publicOnly: false).As<IFragment>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IDocumentKind>(), publicOnly: false).As<IDocumentKind>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<ITopicKind>(), publicOnly: false).As<ITopicKind>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IWhenMemberLeaves>(), publicOnly: false).As<IWhenMemberLeaves>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IWhenTeachersPart>(), publicOnly: false).As<IWhenTeachersPart>().WithScopedLifetime()
            .AddClasses(c => c.AssignableTo<IWhenClusterStarts>(), publicOnly: false).As<IWhenClusterStarts>().WithScopedLifetime()
            .AddClasses(c => c.InNamespaces("CommunityClusters.Features").Where(IsDoorOrPart), publicOnly: false).AsSelf().WithScopedLifetime());
        return services;
    }

    /// <summary>Takes over the session that the request's cookie names; it is confirmed by the first request that is sent.</summary>
    public static void UseCaller(this WebApplication app) => app.Use((context, next) =>
    {
        context.RequestServices.GetRequiredService<Caller>().Claims(context.User);
        return next();
    });

    private static bool IsDoorOrPart(Type type) =>
        type.Name.EndsWith("Access", StringComparison.Ordinal) || type.Name.EndsWith("Broadcasts", StringComparison.Ordinal)
        || type.IsDefined(typeof(PartOfFeatureAttribute), inherit: false);
}

/// <summary>Marks what the handlers of one feature share, such as a query that a page and a fragment both read.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PartOfFeatureAttribute : Attribute;

using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;
using MediatR;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Whoever may read a plan takes it away as a message for WhatsApp.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The plan.</param>
/// <param name="Link">The plan's address, which stands at the end.</param>
public sealed record TakePlanAsMessage(Guid ClusterId, Guid DocumentId, string Link) : IQuery<TakePlanAsMessage.Sheet>, IDocumentReaders
{
    // More than that is no message any more.
    private const int Longest = 3500;

    /// <summary>The message.</summary>
    /// <param name="Topic">The topic of the plan.</param>
    /// <param name="Text">The message.</param>
    public sealed record Sheet(string Topic, string Text);

    internal sealed class Handler(PlanWriting plans, Words words) : IRequestHandler<TakePlanAsMessage, Sheet>
    {
        public async Task<Sheet> Handle(TakePlanAsMessage request, CancellationToken cancellationToken)
        {
            var plan = await plans.Of(request.ClusterId, request.DocumentId, cancellationToken);
            return new Sheet(plan.Title, new MessageText(new FileWords(words)).Of(plan, words["away.message.end", ("link", request.Link)], Longest));
        }
    }
}

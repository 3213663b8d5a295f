using FluentValidation;
using MediatR;

namespace CommunityClusters.Pipeline;

/// <summary>Refuses malformed input before anything is read or locked; the messages are keys of sentences.</summary>
internal sealed class ValidationStep<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        foreach (var validator in validators)
        {
            await validator.ValidateAndThrowAsync(request, cancellationToken);
        }

        return await next();
    }
}

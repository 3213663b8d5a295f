using CommunityClusters.Features.Clusters;
using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher takes another password; whoever knew the old one is signed out on every other device.</summary>
public sealed record ChangePassword : ICommand<Unit>, ISignedIn, IProvesOwnPassword, INewPassword
{
    /// <inheritdoc/>
    public string PresentPassword { get; init; } = "";

    /// <inheritdoc/>
    public string Password { get; init; } = "";

    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator()
        {
            RuleFor(r => r.PresentPassword).ThePresentPassword();
            RuleFor(r => r.Password).ANewPassword();
        }
    }

    internal sealed class Handler(Caller caller, PasswordWork password, SettingPassword setting) : IRequestHandler<ChangePassword, Unit>
    {
        public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellationToken)
        {
            password.MustFit(caller.Teacher);
            await setting.Set(caller.Teacher, caller.SessionId, cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>Sets the new password that the request carries, and all that follows from it.</summary>
[PartOfFeature]
internal sealed class SettingPassword(ClustersDb db, PasswordWork password, HintAccess hints, SessionAccess sessions, ClusterAccess clusters)
{
    /// <summary>Sets it, and ends all sessions but one.</summary>
    public async Task Set(Guid teacherId, Guid? stays, CancellationToken cancellationToken)
    {
        var account = await db.Users.SingleAsync(a => a.Id == teacherId, cancellationToken);
        account.PasswordHash = password.Hash;
        account.SecurityStamp = Guid.NewGuid().ToString();
        await hints.Replace(teacherId, password.HintKeys, cancellationToken);
        await sessions.End(teacherId, sessionId: null, stays, cancellationToken);
        await clusters.AccessChangedFor(teacherId, cancellationToken);
    }
}

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

    /// <summary>Whether passkeys and recovery codes end too, because somebody else may have made them.</summary>
    public bool StartOver { get; init; }

    internal sealed class Validator : AbstractValidator<ChangePassword>
    {
        public Validator()
        {
            RuleFor(r => r.PresentPassword).ThePresentPassword();
            RuleFor(r => r.Password).ANewPassword();
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, PasswordWork password, SettingPassword setting, Passkeys passkeys, RecoveryAccess recovery) : IRequestHandler<ChangePassword, Unit>
    {
        public async Task<Unit> Handle(ChangePassword request, CancellationToken cancellationToken)
        {
            await password.MustFit(caller.Teacher, db, cancellationToken);
            if (request.StartOver)
            {
                await passkeys.ForgetAll(caller.Teacher, cancellationToken);
                await recovery.ForgetAll(caller.Teacher, cancellationToken);
            }

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
        // First, for it locks the account: a sign-in by the old password is either over, and its session ends below, or comes too late.
        var (stamp, hash) = (Guid.NewGuid().ToString(), password.Hash);
        await db.Users.Where(a => a.Id == teacherId).ExecuteUpdateAsync(
            s => s.SetProperty(a => a.PasswordHash, hash).SetProperty(a => a.SecurityStamp, stamp).SetProperty(a => a.ConcurrencyStamp, stamp), cancellationToken);
        await hints.Replace(teacherId, password.HintKeys, cancellationToken);
        await sessions.End(teacherId, sessionId: null, stays, cancellationToken);
        await clusters.AccessChangedFor(teacherId, cancellationToken);
    }
}

using CommunityClusters.Persistence;
using Microsoft.AspNetCore.Identity;

namespace CommunityClusters.Identity;

internal static class IdentitySetup
{
    public static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o =>
        {
            // Sign-in names are made by us, in the script of the teacher's own name.
            o.User.AllowedUserNameCharacters = "";
            o.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
        }).AddEntityFrameworkStores<ClustersDb>();
        services.AddHttpContextAccessor().AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>().AddScoped<Passkeys>();
        services.AddSingleton<Guesses>().AddSingleton<HintKeys>().AddScoped<HintAccess>().AddScoped<RecoveryAccess>().AddScoped<Device>();
        return services.AddSessionCookie().AddScoped<SessionAccess>().AddScoped<SignInName>().AddScoped<PasswordWork>();
    }
}

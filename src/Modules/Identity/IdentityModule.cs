using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using StakeEasy.Identity.Attempts;
using StakeEasy.Identity.Backups;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Erasure;
using StakeEasy.Identity.KeyRing;
using StakeEasy.Identity.Passwords;
using StakeEasy.Identity.SignIn;
using StakeEasy.Identity.SignUp;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Identity;

/// <summary>Who plays here: users, sign-in, preferences, and the keys that protect their cookies.</summary>
public static class IdentityModule
{
    // What OWASP asks of PBKDF2 with HMAC-SHA-512; stored hashes with fewer are renewed at the next sign-in.
    private const int Iterations = 210_000;

    /// <summary>Needs an NpgsqlDataSource, a HybridCache, a TimeProvider and the Currency module's IKnownCurrencies.</summary>
    public static IServiceCollection AddPlayers(this IServiceCollection services)
    {
        services.AddDbContextPool<IdentityDbContext>(
            (sp, db) => IdentityDbContext.Quieten(db.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), IdentityDbContext.Schema)));
        services.AddIdentityCore<User>(ConfigureIdentity).AddEntityFrameworkStores<IdentityDbContext>();
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = Iterations);

        services.AddDataProtection().SetApplicationName("StakeEasy");
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>, UseDatabaseKeyRing>();

        services.AddSingleton<Nobody>();
        services.AddBasicPart(PlayerRecord.Part);
        services.AddScoped<PlayerDirectory>();
        services.AddScoped<IPlayers>(sp => sp.GetRequiredService<PlayerDirectory>());
        services.AddScoped<IPreferences, PreferenceService>();
        services.AddScoped<ISignIn, SignInService>();
        services.AddScoped<ISignUp, SignUpService>();
        services.AddScoped<IPlayerAdmin, SignUpService>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<IPasswords, PasswordService>();
        services.AddScoped<IPasswordResets, PasswordResets>();
        services.AddScoped<IPlayerErasure, PlayerErasure>();
        services.AddScoped<IAttempts, AttemptCounter>();
        services.AddScoped<IBackupPart, PreferencesBackup>();
        return services;
    }

    private static void ConfigureIdentity(IdentityOptions identity)
    {
        IdentityDbContext.Tables(identity);
        identity.User.RequireUniqueEmail = true;

        // The name is the address, and addresses hold more than letters and digits.
        identity.User.AllowedUserNameCharacters = "";

        // PasswordRule decides, with messages for people.
        identity.Password = new PasswordOptions
        {
            RequiredLength = PasswordRule.MinLength,
            RequiredUniqueChars = 1,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }
}

using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Attempts;
using StakeEasy.Identity.KeyRing;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Identity.Data;

/// <summary>Schema <c>identity</c>: users and how they sign in, counted attempts, and the keys that protect cookies.</summary>
internal sealed class IdentityDbContext(DbContextOptions<IdentityDbContext> options) : IdentityUserContext<User, Guid>(options)
{
    public const string Schema = "identity";

    public DbSet<AttemptWindow> Attempts => Set<AttemptWindow>();

    public DbSet<ProtectionKey> ProtectionKeys => Set<ProtectionKey>();

    /// <summary>
    /// Options for code outside the running program: the migration tool and tests. Identity asks the application's services
    /// which tables it should have, so a context without them would silently lack the newer ones.
    /// </summary>
    public static DbContextOptions<IdentityDbContext> OptionsFor(string connectionString)
    {
        var services = new ServiceCollection().Configure<IdentityOptions>(Tables).BuildServiceProvider();
        var builder = new DbContextOptionsBuilder<IdentityDbContext>().UseApplicationServiceProvider(services);
        Quieten(builder.UseModule(connectionString, Schema));
        return builder.Options;
    }

    /// <summary>ASP.NET's base class maps the telephone number before we can leave it out; that is no news.</summary>
    public static void Quieten(DbContextOptionsBuilder options) =>
        options.ConfigureWarnings(w => w.Ignore(CoreEventId.MappedPropertyIgnoredWarning));

    public static void Tables(IdentityOptions identity) => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.ApplyConfigurationsFromAssembly(typeof(IdentityDbContext).Assembly);
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("user_claims");
        builder.Entity<IdentityUserLogin<Guid>>().ToTable("user_logins");
        builder.Entity<IdentityUserToken<Guid>>().ToTable("user_tokens");
        builder.Entity<IdentityUserPasskey<Guid>>().ToTable("user_passkeys");
        SnakeCase.Apply(builder);
    }
}

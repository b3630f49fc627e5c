using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using StakeEasy.Achievements.Data;
using StakeEasy.Bankroll.Data;
using StakeEasy.Currency.Data;
using StakeEasy.Identity.Data;
using StakeEasy.Recommendations.Data;

namespace StakeEasy.Migrations;

/// <summary>
/// A module's context and the schema its migrations live in. Every list of contexts in the program, in tests and in scripts is
/// this one.
/// </summary>
/// <param name="Context">The type of the context; migrations name theirs in an attribute.</param>
/// <param name="Schema">Also holds the history of what is applied.</param>
/// <param name="Open">Makes a context on a connection string.</param>
public sealed record ModuleMigrations(Type Context, string Schema, Func<string, DbContext> Open)
{
    /// <summary>In the order in which they are applied. No schema refers to another, so the order is only a habit.</summary>
    public static IReadOnlyList<ModuleMigrations> All { get; } =
    [
        new(typeof(CurrencyDbContext), CurrencyDbContext.Schema, cs => new CurrencyDesignTimeFactory().CreateDbContext([cs])),
        new(typeof(BankrollDbContext), BankrollDbContext.Schema, cs => new BankrollDesignTimeFactory().CreateDbContext([cs])),
        new(typeof(AchievementsDbContext), AchievementsDbContext.Schema, cs => new AchievementsDesignTimeFactory().CreateDbContext([cs])),
        new(typeof(IdentityDbContext), IdentityDbContext.Schema, connection => new IdentityDbContext(IdentityDbContext.OptionsFor(connection))),
        new(typeof(RecommendationsDbContext), RecommendationsDbContext.Schema, cs => new RecommendationsDesignTimeFactory().CreateDbContext([cs])),
    ];

    /// <summary>The migrations of this module in this program, oldest first.</summary>
    public IReadOnlyList<string> Ids { get; } =
        [.. typeof(ModuleMigrations).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<DbContextAttribute>()?.ContextType == Context)
            .Select(t => t.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>()
            .Order(StringComparer.Ordinal)];
}

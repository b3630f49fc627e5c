using Microsoft.EntityFrameworkCore;
using StakeEasy.Bankroll.Data;

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
        new(typeof(BankrollDbContext), BankrollDbContext.Schema, cs => new BankrollDesignTimeFactory().CreateDbContext([cs])),
    ];

    /// <summary>Applies what is missing to the database, module by module.</summary>
    public static async Task ApplyAllAsync(string connectionString, CancellationToken ct)
    {
        foreach (var module in All)
        {
            await using var db = module.Open(connectionString);
            await db.Database.MigrateAsync(ct);
        }
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace StakeEasy.Bankroll.Data;

internal static class UnboundedColumns
{
    /// <summary>Not rounded to the ledger's ten decimals: what was multiplied by a rate adds up to the same in any order.</summary>
    public static void Unbounded<T>(this EntityTypeBuilder<T> entity, params string[] properties)
        where T : class
    {
        foreach (var property in properties)
        {
            // A row that is loaded whole fails always, not only where its digits happen to be too many.
            entity.Property<decimal>(property).HasColumnType("numeric").HasConversion(v => v, v => NeverLoaded(v));
        }
    }

    private static decimal NeverLoaded(decimal value) =>
        throw new InvalidOperationException($"A column like this may hold more digits than a decimal ({value}): project what is wanted, and round it in SQL.");
}

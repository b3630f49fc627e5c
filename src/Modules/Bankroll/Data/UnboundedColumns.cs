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
            entity.Property(property).HasColumnType("numeric");
        }
    }
}

using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Currency.Data;

namespace StakeEasy.Migrations;

/// <summary>For the migration tool, which needs the model but no database.</summary>
internal sealed class CurrencyDesignTimeFactory : IDesignTimeDbContextFactory<CurrencyDbContext>
{
    public CurrencyDbContext CreateDbContext(string[] args) => new(DesignTime.Options<CurrencyDbContext>(args, CurrencyDbContext.Schema));
}

using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Bankroll.Data;

namespace StakeEasy.Migrations;

/// <summary>For the migration tool, which needs the model but no database.</summary>
internal sealed class BankrollDesignTimeFactory : IDesignTimeDbContextFactory<BankrollDbContext>
{
    public BankrollDbContext CreateDbContext(string[] args) => new(DesignTime.Options<BankrollDbContext>(args, BankrollDbContext.Schema));
}

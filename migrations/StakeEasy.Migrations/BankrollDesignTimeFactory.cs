using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Migrations;

internal sealed class BankrollDesignTimeFactory : IDesignTimeDbContextFactory<BankrollDbContext>
{
    public BankrollDbContext CreateDbContext(string[] args) =>
        new((DbContextOptions<BankrollDbContext>)new DbContextOptionsBuilder<BankrollDbContext>()
            .UseModule("Host=unused", BankrollDbContext.Schema).Options);
}

using Microsoft.EntityFrameworkCore.Design;
using StakeEasy.Identity.Data;

namespace StakeEasy.Migrations;

/// <summary>For the migration tool, which needs the model but no database.</summary>
internal sealed class IdentityDesignTimeFactory : IDesignTimeDbContextFactory<IdentityDbContext>
{
    public IdentityDbContext CreateDbContext(string[] args) => new(IdentityDbContext.OptionsFor("Host=unused"));
}

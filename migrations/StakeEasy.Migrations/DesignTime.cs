using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Migrations;

/// <summary>Options for contexts made outside the running program: by the migration tool, at start-up and in tests.</summary>
internal static class DesignTime
{
    /// <param name="args">The first one is a connection string; the migration tool gives none and needs none.</param>
    /// <param name="schema">Of the module.</param>
    /// <param name="services">Options that shape the model, such as Identity's.</param>
    public static DbContextOptions<T> Options<T>(string[] args, string schema, Action<IServiceCollection>? services = null)
        where T : DbContext
    {
        var options = new DbContextOptionsBuilder<T>();
        options.UseModule(args is [var connectionString, ..] ? connectionString : "Host=unused", schema);
        if (services is not null)
        {
            var collection = new ServiceCollection();
            services(collection);
            options.UseApplicationServiceProvider(collection.BuildServiceProvider());
        }

        return options.Options;
    }
}

using Microsoft.Extensions.DependencyInjection;

namespace StakeEasy.SharedKernel.Backups;

public static class BackupsSetup
{
    /// <summary>Needs an NpgsqlDataSource, an IEventBus and a TimeProvider; the modules register their parts.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services) => services.AddScoped<IBackups, BackupService>();
}

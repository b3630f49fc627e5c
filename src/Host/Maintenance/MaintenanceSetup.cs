namespace StakeEasy.Host.Maintenance;

/// <summary>The switch that closes the application to everybody, for its commands and for serving.</summary>
internal static class MaintenanceSetup
{
    public static IServiceCollection AddMaintenance(this IServiceCollection services) => services.AddSingleton<MaintenanceSwitch>();

    public static IServiceCollection AddMaintenanceWatch(this IServiceCollection services)
    {
        services.AddSingleton<MaintenanceWatch>();
        return services.AddHostedService(sp => sp.GetRequiredService<MaintenanceWatch>());
    }

    /// <summary>Before routing, after files: the page needs its style sheet.</summary>
    public static IApplicationBuilder UseMaintenance(this IApplicationBuilder app) => app.UseMiddleware<MaintenanceGate>();
}

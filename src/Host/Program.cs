using StakeEasy.Bankroll;
using StakeEasy.Currency;
using StakeEasy.Currency.Contracts;
using StakeEasy.Host.Commands;
using StakeEasy.Host.Features.Achievements;
using StakeEasy.Host.Features.Import;
using StakeEasy.Host.Features.Recommendations;
using StakeEasy.Host.Features.Recurring;
using StakeEasy.Host.Frontend;
using StakeEasy.Host.Hosting;
using StakeEasy.Host.Maintenance;
using StakeEasy.Host.Security;
using StakeEasy.Identity;
using StakeEasy.Recommendations;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.SharedKernel.Events;

return await CommandLine.RunAsync(args, new Composition(AddModules, PrepareAsync, AddWeb, UseWeb));

// For every command.
static void AddModules(IHostApplicationBuilder app)
{
    app.Services.AddSingleton(TimeProvider.System);
    app.Services.AddCaching(app.Configuration);
    app.Services.AddScoped<IEventBus, EventBus>();
    app.Services.AddCurrency();
    app.Services.AddBankroll();
    app.Services.AddRecommendations();
    app.Services.AddHabits();
    app.Services.AddSingleton(sp => sp.GetRequiredService<DataFolder>().ForImports());
    app.Services.AddPlayers();
    app.Services.AddBackups();
    app.Services.AddMaintenance();
}

static async Task PrepareAsync(IServiceProvider services, CancellationToken ct)
{
    await using var scope = services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<ICurrencyStartup>().PrepareAsync(ct);
}

// For serving.
static void AddWeb(WebApplicationBuilder app)
{
    app.Services.AddWebSecurity();
    app.Services.AddFrontend();
    app.Services.AddMaintenanceWatch();
    if (app.Configuration.GetValue("Jobs:Enabled", true))
    {
        app.Services.AddCurrencyJobs();
        app.Services.AddRecurringJobs();
        app.Services.AddRecommendationJobs();
        app.Services.AddReviewJobs();
        app.Services.AddHostedService<ImportSweep>();
    }
}

static void UseWeb(WebApplication app)
{
    app.UseWebSecurity();
    app.UseErrorPages();
    app.UseHeadLikeGet();
    app.UseReadableForms();
    app.UseFrontendFiles();
    app.UseMaintenance();
    app.UseRouting();
    app.UseCacheOfRequest();
    app.UsePlayers();
    app.UseCachedPages();
    app.MapHealth();
    app.MapFrontend();
}

/// <summary>The entry point; named so that tests can start it.</summary>
public partial class Program;

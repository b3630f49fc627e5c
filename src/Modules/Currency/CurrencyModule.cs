using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Quartz;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Currencies;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.History;
using StakeEasy.Currency.Refresh;
using StakeEasy.Currency.Snapshots;
using StakeEasy.Currency.Sources;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Currency;

/// <summary>Currencies and their dated exchange rates.</summary>
public static class CurrencyModule
{
    private const string UserAgent = "StakeEasy (self-hosted bankroll tracker)";

    /// <summary>Needs an NpgsqlDataSource, a HybridCache, a TimeProvider, an IEventBus and the settings; starts no jobs.</summary>
    public static IServiceCollection AddCurrency(this IServiceCollection services)
    {
        services.AddDbContextPool<CurrencyDbContext>(
            (sp, db) => db.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), CurrencyDbContext.Schema));
        services.AddSingleton<CurrencyCatalogue>();
        services.AddSingleton<ICurrencies>(sp => sp.GetRequiredService<CurrencyCatalogue>());
        services.AddSingleton<IKnownCurrencies>(sp => sp.GetRequiredService<CurrencyCatalogue>());
        services.AddSingleton<RateSnapshots>();
        services.AddSingleton<IExchangeRates>(sp => sp.GetRequiredService<RateSnapshots>());
        services.AddScoped<ICurrencyStartup, CurrencyStartup>();
        services.AddScoped<IEventHandler<RatesRefreshed>, DropSnapshot>();
        services.AddScoped<IEventHandler<RatesRefreshed>, ForgetConvertedFigures>();
        AddSources(services);
        services.AddSingleton<RefreshSchedule>();
        services.AddScoped<IRateRefresh, RateRefresher>();
        services.AddScoped<IRateStatus, RateStatusReader>();
        return services;
    }

    /// <summary>The nightly refresh and the catching up after a start; for the program that serves. Jobs are kept in schema quartz.</summary>
    public static IServiceCollection AddCurrencyJobs(this IServiceCollection services)
    {
        services.TryAddSingleton<DbDataSource>(sp => sp.GetRequiredService<NpgsqlDataSource>());
        services.AddQuartz(q =>
        {
            q.ConfigureScheduler(o =>
            {
                o.InstanceName = "stakeeasy";
                o.GenerateInstanceId = true;
                o.DefaultTimeZone = TimeZoneInfo.Utc;
            });
            q.UseDefaultThreadPool(4);
            q.UsePersistentStore(store =>
            {
                store.UsePostgres(o => o.UseRegisteredDataSource = true);
                store.UseClustering(c => c.CheckinInterval = TimeSpan.FromSeconds(15));
                store.ConfigureStore(o =>
                {
                    o.TablePrefix = "quartz.qrtz_";
                    o.MisfireThreshold = TimeSpan.FromSeconds(30);
                });
                store.ProvisionSchema();
            });

            // A start replaces the stored trigger, so a changed schedule counts at once. The nights slept through, which are lost
            // with it, are made up for by CatchUpOnStart: it goes by the age of the rates, not by the clock.
            q.ScheduleJob<RefreshRatesJob>(
                (sp, trigger) => trigger.WithIdentity("refresh-rates", "currency").WithCronSchedule(
                    sp.GetRequiredService<IOptions<RatesOptions>>().Value.Schedule,
                    cron => cron.InTimeZone(TimeZoneInfo.Utc).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)),
                (_, job) => job.WithIdentity("refresh-rates", "currency").RequestRecovery());
        });
        services.AddQuartzHostedService(o => o.WaitForJobsToComplete = true);
        services.AddHostedService<CatchUpOnStart>();
        return services;
    }

    private static void AddSources(IServiceCollection services)
    {
        services.AddOptions<RatesOptions>().BindConfiguration(RatesOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RatesOptions>, RatesOptionsRules>();

        // The factory's own log lines hold whole addresses, and one of ours holds a key.
        services.AddHttpClient(Downloads.Client, client =>
        {
            client.Timeout = Timeout.InfiniteTimeSpan;
            client.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        }).RemoveAllLoggers();
        services.AddSingleton<Downloads>();
        services.AddScoped<IRateSource, EcbSource>();
        services.AddScoped<IRateSource, ExchangeRateApiSource>();
    }
}

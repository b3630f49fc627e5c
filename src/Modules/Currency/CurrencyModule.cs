using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Currencies;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.History;
using StakeEasy.Currency.Snapshots;
using StakeEasy.SharedKernel.Data;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Currency;

/// <summary>Currencies and their dated exchange rates.</summary>
public static class CurrencyModule
{
    /// <summary>Needs an NpgsqlDataSource, a HybridCache, a TimeProvider and an IEventBus.</summary>
    public static IServiceCollection AddCurrency(this IServiceCollection services)
    {
        services.AddDbContextPool<CurrencyDbContext>(
            (sp, db) => db.UseModule(sp.GetRequiredService<NpgsqlDataSource>(), CurrencyDbContext.Schema));
        services.AddSingleton<ICurrencies, CurrencyCatalogue>();
        services.AddSingleton<RateSnapshots>();
        services.AddSingleton<IExchangeRates>(sp => sp.GetRequiredService<RateSnapshots>());
        services.AddScoped<ICurrencyStartup, BundledHistory>();
        services.AddScoped<IEventHandler<RatesRefreshed>, DropSnapshot>();
        services.AddScoped<IEventHandler<RatesRefreshed>, ForgetConvertedFigures>();
        return services;
    }
}

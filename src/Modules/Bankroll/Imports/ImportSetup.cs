using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

internal static class ImportSetup
{
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<ImportFiles>()
        .AddScoped<ImportChecking>()
        .AddScoped<ImportWriting>()
        .AddScoped<ImportUndoing>()
        .AddScoped<IImports, ImportService>()
        .AddSingleton<IImportJobs, ImportJobs>()
        .AddScoped<IOwnedData, ImportFilesErasure>();
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Razor;
using StakeEasy.Host.Features.Entries;
using StakeEasy.Host.Features.Export;
using StakeEasy.Host.Features.Goals;
using StakeEasy.Host.Features.Recurring;
using StakeEasy.Host.Features.Reports;
using StakeEasy.Host.Features.Sessions;
using StakeEasy.Host.Features.Stakes;
using StakeEasy.Host.Features.Tools;
using StakeEasy.Host.Features.Transfers;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Host.Frontend;

/// <summary>Pages, forms and what the browser loads with them.</summary>
internal static class FrontendSetup
{
    public static IServiceCollection AddFrontend(this IServiceCollection services)
    {
        services.AddControllersWithViews(mvc =>
            {
                mvc.Filters.Add(new AutoValidateAntiforgeryTokenAttribute());
                mvc.Filters.Add(new ReadableForms());
            })
            .ConfigureApplicationPartManager(parts => parts.FeatureProviders.Add(new InternalControllers()));
        services.Configure<RazorViewEngineOptions>(razor => razor.ViewLocationExpanders.Add(new FeatureViewLocations()));
        services.AddSingleton<ViteManifest>();
        services.AddScoped<EntryRecording>();
        services.AddScoped<EntryLists>();
        services.AddScoped<SessionForms>();
        services.AddScoped<SessionReading>();
        services.AddScoped<SessionLists>();
        services.AddScoped<EntryFilterReader>();
        services.AddScoped<RecurringForms>();
        services.AddScoped<GoalForms>();
        services.AddScoped<LaterUpdates>();
        services.AddScoped<TransferRates>();
        services.AddScoped<TransferRecording>();
        services.AddScoped<TransferDeletions>();
        services.AddSingleton<RestoreJobs>();
        services.AddSingleton<StakeProfileForms>();
        services.AddSingleton<CashVariance>();
        services.AddSingleton<TournamentVariance>();
        return services;
    }

    /// <summary>Scripts, styles and icons. They come before authentication: a style sheet needs no player.</summary>
    public static IApplicationBuilder UseFrontendFiles(this IApplicationBuilder app)
    {
        app.UseMiddleware<PrecompressedAssets>();
        return app.UseStaticFiles(new StaticFileOptions
        {
            ContentTypeProvider = PrecompressedAssets.Types,
            OnPrepareResponse = PrecompressedAssets.Describe,
        });
    }

    /// <summary>Answers failures with a page in plain words, in place of an empty body.</summary>
    public static IApplicationBuilder UseErrorPages(this IApplicationBuilder app) =>
        app
            .UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandlingPath = "/error/500",

                // The services of the failed request remember the failure: it would be thrown again on the page about it.
                CreateScopeForErrors = true,
            })
            .UseStatusCodePagesWithReExecute("/error/{0}");

    /// <summary>Before anything asks the cache.</summary>
    public static IApplicationBuilder UseCacheOfRequest(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<CacheOptions>().Mode is CacheMode.Memory ? app : app.Use(async (context, next) =>
        {
            using var request = CacheRequest.Begin();
            await next(context);
        });

    /// <summary>After it is known who asks and that they may: pages that were made before and are still true.</summary>
    public static IApplicationBuilder UseCachedPages(this IApplicationBuilder app) => app.UseMiddleware<KeptPeriod>().UseMiddleware<CachedPages>();

    /// <summary>The routes of all controllers.</summary>
    public static IEndpointRouteBuilder MapFrontend(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapControllers();
        return endpoints;
    }
}

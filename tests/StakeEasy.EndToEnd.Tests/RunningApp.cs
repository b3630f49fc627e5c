using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Achievements;

namespace StakeEasy.EndToEnd.Tests;

/// <summary>The application on a port of this machine, as a browser finds it.</summary>
internal sealed class RunningApp : WebApplicationFactory<Program>
{
    private readonly string _connectionString;

    private readonly bool _reviews;

    /// <param name="reviews">Whether players are reviewed as they write; other jobs do not run in any case.</param>
    public RunningApp(string connectionString, bool reviews = false)
    {
        (_connectionString, _reviews) = (connectionString, reviews);
        UseKestrel(0);
        StartServer();
    }

    public string Address => Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:StakeEasy", _connectionString);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Jobs:Enabled", "false");

        if (_reviews)
        {
            builder.ConfigureServices(services => services.AddLiveReviews());
        }

        // Every test signs up anew, all from one address.
        builder.UseSetting("Security:SignUpsPerMinute", "1000");
        builder.UseSetting("Security:SignInsPerMinute", "1000");
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Tests;

/// <summary>The whole application on a database, in process. Its clock stands still; browsers come from wherever they say.</summary>
internal sealed class WebApp(string connectionString) : WebApplicationFactory<Program>
{
    public const string Email = "mara@example.org";
    public const string Password = "three quiet horses";

    private const string AddressHeader = "Test-Client-Address";

    private readonly Dictionary<string, string> _settings = new(StringComparer.Ordinal);
    private Action<IServiceCollection> _services = _ => { };

    public SettableClock Clock { get; } = new();

    public WebApp With(string setting, string value)
    {
        _settings[setting] = value;
        return this;
    }

    public WebApp With(Action<IServiceCollection> services)
    {
        _services += services;
        return this;
    }

    /// <summary>A browser without cookies. Redirects are answers to look at, so it does not follow them.</summary>
    /// <param name="from">Its network address; null for this machine.</param>
    public Browser Open(string origin = "https://stakeeasy.test", string? from = null)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(origin), AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Accept", "text/html");
        if (from is not null)
        {
            client.DefaultRequestHeaders.Add(AddressHeader, from);
        }

        return new Browser(client);
    }

    /// <summary>A browser in which that player is signed in; the player is made when there is none yet.</summary>
    public async Task<Browser> OpenSignedInAsync(string email = Email, string origin = "https://stakeeasy.test")
    {
        await CreatePlayerAsync(email);
        var browser = Open(origin);
        using var answer = await browser.SubmitAsync("/sign-in", ("Email", email), ("Password", Password));
        return answer.StatusCode is HttpStatusCode.Redirect ? browser : throw new InvalidOperationException("Signing in failed: " + answer.StatusCode);
    }

    /// <summary>The id of the player, who is made when there is none yet.</summary>
    public async Task<UserId> CreatePlayerAsync(string email = Email, Preferences? preferences = null)
    {
        await using var scope = Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IPlayerAdmin>()
            .CreateAsync(email, Password, preferences ?? Preferences.Default, CancellationToken.None);
        return (await scope.ServiceProvider.GetRequiredService<IPlayers>().FindByEmailAsync(email, CancellationToken.None))!.Id;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("ConnectionStrings:StakeEasy", connectionString);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
        builder.UseSetting("Jobs:Enabled", "false");
        foreach (var (name, value) in _settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.AddSingleton<IStartupFilter, ClientAddresses>();

            // Every test signs somebody up and in. That it is slow for whoever guesses is the Identity tests' subject.
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
            _services(services);
        });
    }

    /// <summary>In process there is no network: what a connection would say about its other end comes in a header.</summary>
    private sealed class ClientAddresses : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                if (context.Request.Headers.Remove(AddressHeader, out var address))
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(address.ToString());
                }

                return rest(context);
            });
            next(app);
        };
    }
}

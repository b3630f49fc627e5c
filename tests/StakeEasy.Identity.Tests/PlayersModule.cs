using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Identity.Contracts;
using StakeEasy.Identity.Data;
using StakeEasy.Identity.Users;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;
using StakeEasy.SharedKernel.Caching;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests;

/// <summary>The module as the Host composes it, on a database of its own, with a clock that can be set.</summary>
public abstract class PlayersModule(PostgresFixture postgres) : IAsyncLifetime
{
    protected const string Email = "mara@example.org";
    protected const string Password = "three quiet horses";

    private readonly SettableClock _clock = new();
    private ServiceProvider? _services;
    private AsyncServiceScope _scope;

    internal SettableClock Clock => _clock;

    internal CountingHasher Hasher => (CountingHasher)Get<IPasswordHasher<User>>();

    internal IdentityDbContext Database => Get<IdentityDbContext>();

    protected string ConnectionString { get; private set; } = "";

    public async Task InitializeAsync()
    {
        ConnectionString = await postgres.NewDatabaseAsync();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_clock);
        services.AddSingleton(_ => DatabaseConnections.To(ConnectionString));
        services.AddCaching(new ConfigurationBuilder().Build());
        services.AddPlayers();
        services.AddSingleton<IPasswordHasher<User>, CountingHasher>();
        _services = services.BuildServiceProvider();
        _scope = _services.CreateAsyncScope();
    }

    public async Task DisposeAsync()
    {
        await _scope.DisposeAsync();
        await _services!.DisposeAsync();
    }

    protected T Get<T>()
        where T : notnull => _scope.ServiceProvider.GetRequiredService<T>();

    /// <summary>In a scope of its own, as a request would ask.</summary>
    protected async Task<TResult> AskAsync<T, TResult>(Func<T, Task<TResult>> ask)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(ask);
        await using var scope = _services!.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<T>());
    }

    protected async Task<UserId> CreatePlayerAsync(string email = Email, string password = Password) =>
        (await AskAsync<IPlayerAdmin, Result<UserId>>(p => p.CreateAsync(email, password, Preferences.Default, CancellationToken.None))).Value;

    protected Task<Session?> SignInAsync(string password = Password, string email = Email) =>
        AskAsync<ISignIn, Session?>(s => s.SignInAsync(email, password, CancellationToken.None));

    protected Task<Player?> ResumeAsync(Session session) => AskAsync<ISignIn, Player?>(s => s.ResumeAsync(session, CancellationToken.None));

    internal Task<User> RowAsync(UserId id) => Database.Users.AsNoTracking().SingleAsync(u => u.Id == id.Value);
}

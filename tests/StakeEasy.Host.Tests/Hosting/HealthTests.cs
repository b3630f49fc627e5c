using System.Net;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Hosting;

[Collection(PostgresFixture.Collection)]
public sealed class HealthTests(PostgresFixture postgres) : WebTests(postgres)
{
    [Fact]
    public async Task It_is_ready_while_the_database_answers_and_alive_without_it()
    {
        using var probe = App.Open();
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(probe, "/health/ready"));

        var name = new NpgsqlConnectionStringBuilder(Database).Database;
        await Server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOfAsync(probe, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(probe, "/health/live"));
    }

    [Fact]
    public async Task It_is_not_ready_while_a_migration_is_missing()
    {
        using var probe = App.Open();
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(probe, "/health/ready"));

        await using var database = NpgsqlDataSource.Create(Database);
        await database.CreateCommand("DELETE FROM bankroll.__ef_migrations_history").ExecuteNonQueryAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusOfAsync(probe, "/health/ready"));
    }

    [Fact]
    public async Task A_probe_gets_no_cookie_and_needs_no_sign_in()
    {
        using var probe = App.Open();

        using var answer = await probe.GetAsync("/health/ready");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("ready", await answer.Content.ReadAsStringAsync());
    }

    private static async Task<HttpStatusCode> StatusOfAsync(Browser probe, string path)
    {
        using var answer = await probe.GetAsync(path);
        return answer.StatusCode;
    }
}

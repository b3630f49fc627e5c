using System.Globalization;
using StakeEasy.Migrator.MySql;
using StakeEasy.Migrator.MySql.Wire;

namespace StakeEasy.Migrator.Tests.Login;

/// <summary>The login that MySQL 8 asks for, and that pgloader does not know (E2 no. 1).</summary>
public sealed class CachingSha2Tests
{
    private const string Secret = "pässword with a ; and a '";

    [Fact]
    public async Task E2_01_a_password_the_server_remembers_takes_the_fast_way()
    {
        await using var server = new ScriptedMySql { Password = Secret, Remembers = true };

        Assert.Equal("8.4.9", await LogInAsync(server, TlsMode.Preferred));

        Assert.Equal(["fast"], server.Ways);
    }

    [Fact]
    public async Task E2_01_over_TLS_the_whole_password_is_sent_as_it_is()
    {
        using var certificates = new Certificates();
        using var certificate = certificates.For("127.0.0.1");
        await using var server = new ScriptedMySql { Password = Secret, Certificate = certificate };

        Assert.Equal("8.4.9", await LogInAsync(server, TlsMode.Preferred));

        Assert.Equal(["whole password over TLS"], server.Ways);
    }

    [Fact]
    public async Task E2_01_without_TLS_the_whole_password_is_encrypted_with_the_key_of_the_server()
    {
        await using var server = new ScriptedMySql { Password = Secret };

        Assert.Equal("8.4.9", await LogInAsync(server, TlsMode.None));

        Assert.Equal(["whole password by its key"], server.Ways);
    }

    [Theory]
    [InlineData("mysql_native_password")]
    [InlineData("a_method_of_another_account")]
    public async Task E2_01_an_account_may_ask_for_another_method_than_the_server_greets_with(string greeting)
    {
        await using var server = new ScriptedMySql { Password = Secret, Remembers = true, GreetsWith = greeting };

        Assert.Equal("8.4.9", await LogInAsync(server, TlsMode.None));

        Assert.Equal(["fast"], server.Ways);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task A_wrong_password_is_refused_in_clear_words_that_do_not_hold_it(bool remembers, bool withTls)
    {
        using var certificates = new Certificates();
        using var certificate = certificates.For("127.0.0.1");
        await using var server = new ScriptedMySql { Password = "another", Remembers = remembers, Certificate = withTls ? certificate : null };
        const string Wrong = "wrong-s3cret";

        var outcome = await Migration.RunAsync("check", "--source", string.Create(CultureInfo.InvariantCulture, $"mysql://mover:{Wrong}@127.0.0.1:{server.Port}/bankroll"));

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal("refused", server.Ways[^1]);
        Assert.Contains("refuses the login of mover: Access denied", outcome.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Wrong, outcome.Output + outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_without_TLS_is_not_entered_where_TLS_is_asked_for()
    {
        await using var server = new ScriptedMySql { Password = Secret };

        var refused = await Assert.ThrowsAsync<Core.MigrationException>(() => LogInAsync(server, TlsMode.Required));

        Assert.Contains("does not offer TLS", refused.Message, StringComparison.Ordinal);
        Assert.Empty(server.Ways);
    }

    private static async Task<string> LogInAsync(ScriptedMySql server, TlsMode tls)
    {
        await using var connection = await MySqlConnection.OpenAsync(new MySqlSettings("127.0.0.1", server.Port, null, "mover", Secret, "bankroll", tls, null), CancellationToken.None);
        await connection.ExecuteAsync("DO 1", CancellationToken.None);
        return connection.ServerVersion;
    }
}

using System.Text;
using Npgsql;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The profile comes along with everything else a player has, and goes with it.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class StakeProfileBackupTests(PostgresFixture postgres) : StakeTests(postgres)
{
    private static readonly StakeProfile Full = Careful with
    {
        Games = [GameType.LimitHoldem, GameType.PotLimitOmaha],
        Risk = null,
        Cash = new CashPlay(CurrencyCode.Of("EUR")) { BuyIn = 200m, RateFrom = RateFrom.Typed, Per = RateBlock.Hour, Rate = -1.25m, Deviation = 88m, Sample = 400m },
        Tournaments = new TournamentPlay(CurrencyCode.Of("USD"), ["GG Poker"]) { BuyIn = 10.50m, RateFrom = RateFrom.OwnSessions, Deviation = 4.7m },
    };

    [Fact]
    public async Task It_is_restored_as_it_was_and_comes_out_again_byte_by_byte()
    {
        await KeepAsync(Full);
        var backup = await BackupAsync(Player);
        var other = await App.CreatePlayerAsync("nils@example.org");

        Assert.True((await RestoreAsync(other, backup, RestoreMode.Replace)).Succeeded);

        Assert.Equal(backup, await BackupAsync(other));
        var (kept, restored) = ((await ProfileAsync())!, (await ProfileAsync(other))!);
        Assert.Equal((kept.Cash, kept.Factors, kept.TargetRisk), (restored.Cash, restored.Factors, restored.TargetRisk));
        Same(["GG Poker"], restored.Tournaments!.Sites);
    }

    [Fact]
    public async Task Merging_leaves_the_profile_that_is_there_and_brings_one_where_there_is_none()
    {
        await KeepAsync(Full);
        var backup = await BackupAsync(Player);
        await KeepAsync((await ProfileAsync())! with { Opposition = Opposition.Soft });
        var other = await App.CreatePlayerAsync("nils@example.org");

        Assert.True((await RestoreAsync(Player, backup, RestoreMode.Merge)).Succeeded);
        Assert.True((await RestoreAsync(other, backup, RestoreMode.Merge)).Succeeded);

        Assert.Equal(Opposition.Soft, (await ProfileAsync())!.Opposition);
        Assert.Equal(Opposition.Tough, (await ProfileAsync(other))!.Opposition);
    }

    [Fact]
    public async Task A_file_from_before_there_were_profiles_is_restored_without_one()
    {
        await KeepAsync(Full);

        var restored = await RestoreAsync(Player, OlderBackup.VersionOne(await BackupAsync(Player)), RestoreMode.Replace);

        Assert.True(restored.Succeeded, restored.Error?.Message);
        Assert.Null(await ProfileAsync());
    }

    [Theory]
    [InlineData("\"opposition\":\"tough\"", "\"opposition\":\"fishy\"", "stake_profiles[0].opposition")]
    [InlineData("\"LimitHoldem\"", "\"Badugi\"", "stake_profiles[0].games")]
    [InlineData("\"cash_currency\":\"EUR\"", "\"cash_currency\":\"JPY\"", "stake_profiles[0]")]
    [InlineData("\"cash_currency\":\"EUR\"", "\"cash_currency\":\"eur\"", "stake_profiles[0].cash_currency")]
    [InlineData("\"target_risk\":\"0.05\"", "\"target_risk\":\"0.5\"", "stake_profiles[0]")]
    [InlineData("\"GG Poker\"", "\"Nowhere\"", "stake_profiles[0]")]
    public async Task What_the_form_would_refuse_the_file_is_refused_for(string written, string changed, string place)
    {
        await KeepAsync(Full);
        var backup = await BackupAsync(Player);

        var refused = await RestoreAsync(Player, backup.Replace(written, changed, StringComparison.Ordinal), RestoreMode.Replace);

        Assert.Contains(place, refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(backup, await BackupAsync(Player));
    }

    [Fact]
    public async Task It_goes_with_its_player()
    {
        await KeepAsync(Full);

        using var gone = await Browser.SubmitAsync("/settings/delete-account", ("CurrentPassword", WebApp.Password), ("Confirmed", "true"));

        await using var database = NpgsqlDataSource.Create(Database);
        await using var count = database.CreateCommand("select count(*) from recommendations.profiles");
        Assert.Equal(0L, await count.ExecuteScalarAsync());
    }

    private Task<string> BackupAsync(UserId owner) => UseAsync<IBackups, string>(async backups =>
    {
        using var file = new MemoryStream();
        await backups.WriteAsync(owner, file, progress: null, CancellationToken.None);
        return Encoding.UTF8.GetString(file.ToArray());
    });

    private Task<Result<IReadOnlyList<BackupCount>>> RestoreAsync(UserId owner, string backup, RestoreMode mode) =>
        UseAsync<IBackups, Result<IReadOnlyList<BackupCount>>>(async backups =>
        {
            using var file = new MemoryStream(Encoding.UTF8.GetBytes(backup));
            return await backups.RestoreAsync(owner, file, mode, progress: null, CancellationToken.None);
        });
}

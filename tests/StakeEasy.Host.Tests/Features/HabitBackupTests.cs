using System.Net;
using System.Text;
using StakeEasy.Achievements.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>Goals, limits and deeds go with a backup, and what follows from them is found again.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class HabitBackupTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Everything_said_and_done_comes_back_byte_by_byte_and_is_judged_anew()
    {
        await BusyAsync();
        var backup = await WrittenAsync(Player);
        var other = await App.CreatePlayerAsync("nils@example.org");

        await RestoredAsync(other, backup, RestoreMode.Replace);
        await RestoredAsync(other, backup, RestoreMode.Merge);

        Assert.Equal(backup, await WrittenAsync(other));
        Assert.Equal(await JudgedAsync(Player), await JudgedAsync(other));
    }

    [Fact]
    public async Task A_backup_made_before_there_were_goals_is_restored_and_keeps_none()
    {
        await BusyAsync();

        await RestoredAsync(Player, OlderBackup.VersionOne(await WrittenAsync(Player)), RestoreMode.Replace);

        Assert.Empty(await UseAsync<IGoals, IReadOnlyList<Goal>>(g => g.ListAsync(Player, default)));
        Assert.Equal(100m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Theory]
    [InlineData("\"kind\":\"lesson_read\"", "\"kind\":\"lesson_lost\"", "activities[0].kind")]
    [InlineData("\"target\":\"500\"", "\"target\":\"0\"", "goals[0].target")]
    [InlineData("\"unwanted\":\"1\"", "\"unwanted\":\"1,x\"", "habits[0].unwanted")]
    [InlineData("\"kind\":\"loss_day\"", "\"kind\":\"session_minutes\"", "limits[0].currency")]
    public async Task What_was_changed_by_hand_is_refused_by_its_place(string written, string changed, string where)
    {
        await BusyAsync();
        var backup = await WrittenAsync(Player);
        Assert.Contains(written, backup, StringComparison.Ordinal);

        using var file = new MemoryStream(Encoding.UTF8.GetBytes(backup.Replace(written, changed, StringComparison.Ordinal)));
        var refused = await UseAsync<IBackups, Result<BackupInspection>>(b => b.InspectAsync(Player, file, null, default));

        Assert.Contains(where, refused.Error?.Message, StringComparison.Ordinal);
    }

    /// <summary>A player who has said and done a little of everything.</summary>
    private async Task BusyAsync()
    {
        await DepositAsync(100m);
        using var goal = await Browser.SubmitAsync("/goals/new", ("Kind", "Profit"), ("Name", "Five hundred"), ("Target", "500"), ("FirstDay", Today), ("LastDay", Day.AddDays(30).ToString("yyyy-MM-dd", default)));
        Assert.Equal(HttpStatusCode.Redirect, goal.StatusCode);
        using var limit = await Browser.SubmitAsync("/settings/play", "/settings/play/limits", ("Kind", "LossDay"), ("Amount", "50"));
        using var lesson = await Browser.SubmitAsync("/learn/stop-loss", "/learn/stop-loss/read");
        using var dayStart = await Browser.SubmitAsync("/settings/play", "/settings/play/day-start", ("hour", "5"));
        await UseAsync<INotices, bool>(async n =>
        {
            await n.WantAsync(Player, Enum.GetValues<NoticeKind>().Where(k => k is not NoticeKind.Achievement).ToHashSet(), default);
            return true;
        });
        await UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));
    }

    private Task<string> WrittenAsync(UserId owner) => UseAsync<IBackups, string>(async b =>
    {
        using var file = new MemoryStream();
        await b.WriteAsync(owner, file, null, default);
        return Encoding.UTF8.GetString(file.ToArray());
    });

    private async Task RestoredAsync(UserId owner, string backup, RestoreMode mode)
    {
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(backup));
        var restored = await UseAsync<IBackups, Result<IReadOnlyList<BackupCount>>>(b => b.RestoreAsync(owner, file, mode, null, default));
        Assert.True(restored.Succeeded, restored.Error?.Message);
    }

    private async Task<List<string>> JudgedAsync(UserId owner) =>
        [.. (await UseAsync<IAchievements, IReadOnlyList<AchievementStanding>>(a => a.ListAsync(owner, default))).Select(a => $"{a.Key} {a.Progress} {a.UnlockedOn}")];
}

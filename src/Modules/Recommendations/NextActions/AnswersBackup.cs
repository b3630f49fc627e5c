using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Caching;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>
/// What the owner answered. The log of what was shown is not part of a backup: it tells of this server, and is forgotten after 90 days; nor is
/// the day of the last backup, with which no two backups would be the same.
/// </summary>
internal sealed class AnswersBackup(HybridCache cache) : IBackupPart
{
    private static readonly BackupTable Answers = new(
        "action_answers", "recommendations.answers", "kind, subject collate \"C\"",
        BackupColumn.Word<ActionKind>("kind"),
        BackupColumn.Text("subject", Candidate.LongestText),
        BackupColumn.Text("fact", Candidate.LongestText),
        BackupColumn.Number("level", int.MinValue),
        BackupColumn.Word<ActionAnswer>("answer"),
        BackupColumn.Day("until").Optional(),
        BackupColumn.Instant("at"),
        BackupColumn.Number("done_times"),
        BackupColumn.Number("dismissed_times"))
    {
        Since = 2,
    };

    private static readonly string Columns = string.Join(", ", Answers.Columns.Select(c => c.Name));

    public IReadOnlyList<BackupTable> Tables => [Answers];

    public Action<BackupRow> CheckRows()
    {
        var seen = new HashSet<(int Kind, string Subject)>();
        return row =>
        {
            if (!seen.Add((row.Get<int>("kind"), row.Get<string>("subject")!)))
            {
                throw row.Refuse("subject", "this action is answered twice.");
            }

            var ends = (ActionAnswer)row.Get<int>("answer") is ActionAnswer.Snoozed or ActionAnswer.Done;
            if (ends != row.Get<DateOnly?>("until") is not null)
            {
                throw row.Refuse("until", "what was snoozed or done has a day, and nothing else has.");
            }
        };
    }

    public Task CheckAsync(NpgsqlConnection connection, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Answers that are there stay.</summary>
    public Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct) => ExecuteAsync(
        $"update {Answers.Staged} s set kept = true from recommendations.answers a where a.owner_id = $1 and a.kind = s.kind and a.subject = s.subject", owner, connection, ct);

    public async Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct)
    {
        if (mode is RestoreMode.Replace)
        {
            await ExecuteAsync("delete from recommendations.answers where owner_id = $1", owner, connection, ct);
        }

        await ExecuteAsync($"insert into recommendations.answers (owner_id, {Columns}) select $1, {Columns} from {Answers.Staged} where not kept", owner, connection, ct);
    }

    public Task FollowAsync(UserId owner) => cache.RemoveByTagAsync(CacheTags.Actions(owner), CancellationToken.None).AsTask();

    private static async Task ExecuteAsync(string sql, UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await command.ExecuteNonQueryAsync(ct);
    }
}

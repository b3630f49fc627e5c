using Npgsql;
using NpgsqlTypes;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>What an owner answered, and when they last saved a backup. One row an action, however often it is answered.</summary>
internal sealed class AnswerStore(NpgsqlDataSource database, TimeProvider clock)
{
    private const string ReadSql = """
        select b.taken_at, a.kind, a.subject, a.fact, a.level, a.answer, a.until, a.done_times, a.dismissed_times
        from (select $1::uuid owner_id) o
        left join recommendations.backups b on b.owner_id = o.owner_id
        left join recommendations.answers a on a.owner_id = o.owner_id
        """;

    // The same answer to the same fact once more, as by a second click, counts no further.
    private const string AnswerSql = """
        insert into recommendations.answers as a (owner_id, kind, subject, fact, level, answer, until, at, done_times, dismissed_times)
        values ($1, $2, $3, $4, $5, $6, $7, $8, case when $6 = 3 then 1 else 0 end, case when $6 = 2 then 1 else 0 end)
        on conflict (owner_id, kind, subject) do update set fact = excluded.fact, level = excluded.level, answer = excluded.answer, until = excluded.until, at = excluded.at,
          done_times = a.done_times + case when (a.answer, a.fact, a.level) = (excluded.answer, excluded.fact, excluded.level) then 0 else excluded.done_times end,
          dismissed_times = a.dismissed_times + case when (a.answer, a.fact, a.level) = (excluded.answer, excluded.fact, excluded.level) then 0 else excluded.dismissed_times end
        """;

    private const string UndoSql = """
        update recommendations.answers set answer = 0, until = null, at = $4,
          done_times = done_times - case when answer = 3 then 1 else 0 end, dismissed_times = dismissed_times - case when answer = 2 then 1 else 0 end
        where owner_id = $1 and kind = $2 and subject = $3 and answer <> 0
        """;

    public async Task<GivenAnswers> ReadAsync(UserId owner, CancellationToken ct)
    {
        await using var command = database.CreateCommand(ReadSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        var answers = new List<AnswerState>();
        DateTimeOffset? lastBackup = null;
        while (await row.ReadAsync(ct))
        {
            lastBackup = row.IsDBNull(0) ? null : row.GetFieldValue<DateTimeOffset>(0);
            if (!row.IsDBNull(1))
            {
                answers.Add(new(
                    (ActionKind)row.GetInt16(1), row.GetString(2), row.GetString(3), row.GetInt32(4), (ActionAnswer)row.GetInt16(5),
                    row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6), row.GetInt32(7), row.GetInt32(8)));
            }
        }

        return new(answers, lastBackup);
    }

    public async Task AnswerAsync(UserId owner, Candidate candidate, ActionAnswer answer, DateOnly? until, CancellationToken ct)
    {
        await using var command = Command(AnswerSql, owner, candidate.Kind, candidate.Subject);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = candidate.Fact });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = candidate.Level });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)answer });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)until ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    public async Task UndoAsync(UserId owner, ActionKind kind, string subject, CancellationToken ct)
    {
        await using var command = Command(UndoSql, owner, kind, subject);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(ct);
    }

    private NpgsqlCommand Command(string sql, UserId owner, ActionKind kind, string subject)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)kind });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = subject });
        return command;
    }
}

/// <param name="LastBackup">When the owner last saved one; null if never.</param>
internal sealed record GivenAnswers(List<AnswerState> Answers, DateTimeOffset? LastBackup);

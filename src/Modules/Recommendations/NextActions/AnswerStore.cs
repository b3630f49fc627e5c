using Npgsql;
using NpgsqlTypes;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>Writes what an owner answered, to the end once it is begun: whoever calls has to tell of it. One row an action, however often it is answered.</summary>
internal sealed class AnswerStore(NpgsqlDataSource database, TimeProvider clock)
{
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

    public async Task AnswerAsync(UserId owner, Candidate candidate, ActionAnswer answer, DateOnly? until)
    {
        await using var command = Command(AnswerSql, owner, candidate.Kind, candidate.Subject);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = candidate.Fact });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = candidate.Level });
        command.Parameters.Add(new NpgsqlParameter<short> { TypedValue = (short)answer });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Date, Value = (object?)until ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
    }

    public async Task UndoAsync(UserId owner, ActionKind kind, string subject)
    {
        await using var command = Command(UndoSql, owner, kind, subject);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        await command.ExecuteNonQueryAsync(CancellationToken.None);
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

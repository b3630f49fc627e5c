using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using NpgsqlTypes;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Data;

namespace StakeEasy.Recommendations.NextActions;

/// <summary>Everything that a list followed from, so that it can be worked out again.</summary>
internal sealed record LoggedInputs(
    DateOnly Today, CurrencyCode Currency, decimal Bankroll, DateOnly? RatesDay, IReadOnlyList<Candidate> Candidates, IReadOnlyList<AnswerState> Answers)
{
    public static LoggedInputs Of(Situation situation, IReadOnlyList<Candidate> candidates, IReadOnlyList<AnswerState> answers) =>
        new(situation.Today, situation.Bankroll.Currency, situation.Bankroll.Bankroll, situation.Bankroll.RatesDay, candidates, answers);
}

/// <summary>What a list said, in its order.</summary>
internal sealed record LoggedOutputs(IReadOnlyList<LoggedAction> Shown, IReadOnlyList<LoggedAction> Aside)
{
    public static LoggedOutputs Of(IReadOnlyList<NextAction> shown, IReadOnlyList<PutAside> aside) =>
        new([.. shown.Select(LoggedAction.Of)], [.. aside.Select(a => LoggedAction.Of(a.Action))]);
}

internal sealed record LoggedAction(Guid Id, ActionKind Kind, string Subject, decimal Preference, decimal Score)
{
    public static LoggedAction Of(NextAction action) => new(action.Id, action.What.Kind, action.What.Subject, action.Preference, action.Score);
}

/// <summary>Remembers every list that was shown, for 90 days: why was I told this?</summary>
internal sealed class ActionLog(NpgsqlDataSource database, TimeProvider clock) : IShownLists
{
    /// <summary>So many rows go at once: no lock is held for long, and a run that is cut short has done its part.</summary>
    private const int AtOnce = 5_000;

    // Any number, as long as nobody else in this database locks it.
    private const long Lock = 0x53_74_61_6B_65_07;

    private const string WriteSql = """
        insert into recommendations.shown_lists (owner_id, id, shown_at, rule_version, inputs, outputs) values ($1, $2, $3, $4, $5, $6)
        """;

    private const string HasShownSql = """
        select exists (select from recommendations.shown_lists where owner_id = $1 and outputs @> jsonb_build_object('shown', jsonb_build_array(jsonb_build_object('id', $2))))
        """;

    private const string ForgetSql = """
        delete from recommendations.shown_lists where (owner_id, id) in
          (select owner_id, id from recommendations.shown_lists where shown_at < $1 order by shown_at limit $2)
        """;

    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task WriteAsync(UserId owner, NextActionList list, LoggedInputs inputs, LoggedOutputs outputs, CancellationToken ct)
    {
        await using var command = database.CreateCommand(WriteSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = list.Id });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = list.At });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = Ranking.RuleVersion });
        command.Parameters.Add(Document(inputs));
        command.Parameters.Add(Document(outputs));
        await command.ExecuteNonQueryAsync(ct);
    }

    /// <summary>Whether this owner was shown the action within the days that are kept.</summary>
    public async Task<bool> HasShownAsync(UserId owner, Guid action, CancellationToken ct)
    {
        await using var command = database.CreateCommand(HasShownSql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = action.ToString() });
        return (bool)(await command.ExecuteScalarAsync(ct))!;
    }

    public async Task<int?> ForgetOldAsync(CancellationToken ct)
    {
        await using var alone = await AdvisoryLock.TryTakeAsync(database, Lock, ct);
        if (alone is null)
        {
            return null;
        }

        var before = clock.GetUtcNow().AddDays(-IShownLists.DaysKept);
        for (var forgotten = 0; ;)
        {
            await using var command = database.CreateCommand(ForgetSql);
            command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = before });
            command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = AtOnce });
            var gone = await command.ExecuteNonQueryAsync(ct);
            forgotten += gone;
            if (gone < AtOnce)
            {
                return forgotten;
            }
        }
    }

    private static NpgsqlParameter Document<T>(T value) => new() { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = JsonSerializer.Serialize(value, Json) };
}

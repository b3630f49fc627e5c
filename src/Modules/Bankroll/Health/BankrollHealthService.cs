using System.Text.Json;
using Npgsql;
using StakeEasy.Bankroll.Accounts;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.Bankroll.Overviews;
using StakeEasy.Bankroll.Recurring;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Health;

/// <inheritdoc/>
internal sealed class BankrollHealthService(NpgsqlDataSource database, IExchangeRates rates, ICurrencies currencies) : IBankrollHealth
{
    // What is asked of the owner rather than of an account comes with every row; there are few accounts.
    private const string Sql = $"""
        select {AccountRows.Columns},
          (select e.day from bankroll.entries e where e.owner_id = a.owner_id and e.account_id = a.id order by e.day, e.occurred_at, e.id limit 1),
          case when a.valued_in = $2 then a.unvalued_deposited - a.unvalued_withdrawn else 0 end,
          t.days, t.results, s.id, s.started_at,
          (select jsonb_agg(jsonb_build_object('id', r.id, 'kind', r.kind, 'name', coalesce(r.category, r.note), 'account', o.name, 'amount', r.amount,
              'currency', o.currency, 'due', r.next_day, 'paused_at', r.paused_at, 'archived', o.archived_at is not null, 'balance', o.balance)
              order by r.paused_at, r.id)
            from bankroll.recurrences r
            left join bankroll.accounts o on o.owner_id = r.owner_id and o.id = r.account_id
            where r.owner_id = $1 and r.paused_at is not null and r.next_day is not null)
        from bankroll.accounts a
        cross join lateral (
          select coalesce(array_agg(t.day order by t.day), '{"{}"}') days, coalesce(array_agg(t.played + t.restated order by t.day), '{"{}"}') results
          from bankroll.totals t
          where t.owner_id = a.owner_id and t.grain = 0 and t.account_id = a.id and t.day > $3 and (t.played <> 0 or t.restated <> 0)) t
        left join bankroll.sessions s on s.owner_id = a.owner_id and s.ended_at is null
        where a.owner_id = $1 {AccountRows.Order}
        """;

    private static readonly JsonSerializerOptions Snake = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public async Task<BankrollHealth> OfAsync(UserId owner, CurrencyCode currency, DateOnly today, TimeZoneInfo zone, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        var before = today.AddDays(-IBankrollHealth.DaysOfPlay);
        await using var command = database.CreateCommand(Sql);
        command.Parameters.With(owner.Value).With(currency.Value).With(before);
        await using var row = await command.ExecuteReaderAsync(ct);
        var found = new List<Found>();
        while (await row.ReadAsync(ct))
        {
            found.Add(ReadAccount(row));
        }

        var scale = currencies.Find(currency)?.Scale ?? 2;
        var balances = ValuedBalances.Of(found.ConvertAll(f => f.Account), currency, scale, today, known);
        return new(
            currency,
            known.Day,
            known.AgeOn(today),
            balances.Bankroll,
            balances.Shown,
            [.. found.Where(f => ValuedBalances.Converted(f.Account.Balance, currency, today, known) is not null)
                .GroupBy(f => f.Account.Currency).Select(g => new Money(g.Sum(f => f.Unvalued), g.Key)).Where(m => !m.IsZero)],
            found.Min(f => f.FirstDay),
            found.FirstOrDefault()?.Running,
            [.. (found.FirstOrDefault()?.Paused ?? []).Where(p => Recurrence.WasDue(p.Due, p.PausedAt, zone)).Select(Refused)],
            FallFromPeak.Of(Results(found, currency, known), scale));
    }

    /// <summary>Of all accounts, by day; what has no rate is no part of it.</summary>
    private static IEnumerable<(DateOnly Day, decimal Result)> Results(List<Found> found, CurrencyCode currency, ExchangeRates known) => found
        .SelectMany(f => f.Days.Zip(f.Results, (day, result) => (Day: day, Value: known.Convert(result, f.Account.Currency, currency, day) ?? 0m)))
        .GroupBy(r => r.Day)
        .OrderBy(g => g.Key)
        .Select(g => (g.Key, g.Sum(r => r.Value)));

    private static Found ReadAccount(NpgsqlDataReader row)
    {
        const int At = AccountRows.Count;
        return new(
            AccountRows.Read(row),
            row.IsDBNull(At) ? null : row.GetFieldValue<DateOnly>(At),
            row.GetDecimal(At + 1),
            row.GetFieldValue<DateOnly[]>(At + 2),
            row.GetFieldValue<decimal[]>(At + 3),
            row.IsDBNull(At + 4) ? null : new(new(row.GetGuid(At + 4)), row.GetFieldValue<DateTimeOffset>(At + 5)),
            row.IsDBNull(At + 6) ? [] : JsonSerializer.Deserialize<Paused[]>(row.GetString(At + 6), Snake)!);
    }

    private static RefusedRecurrence Refused(Paused paused) => new(
        new(paused.Id),
        paused.Kind,
        paused.Name,
        paused.Account,
        paused.Currency is { } currency ? new(paused.Amount, CurrencyCode.Of(currency)) : null,
        paused.Due,
        paused.PausedAt,
        paused.Account is null ? RecurrenceObstacle.AccountGone : RecurrenceRules.ObstacleOf(paused.Kind, paused.Amount, paused.Archived, paused.Balance ?? 0m));

    private sealed record Found(
        Account Account, DateOnly? FirstDay, decimal Unvalued, DateOnly[] Days, decimal[] Results, RunningSession? Running, IReadOnlyList<Paused> Paused);

    private sealed record Paused(
        Guid Id, EntryKind Kind, string? Name, string? Account, decimal Amount, string? Currency, DateOnly Due, DateTimeOffset PausedAt, bool Archived, decimal? Balance);
}

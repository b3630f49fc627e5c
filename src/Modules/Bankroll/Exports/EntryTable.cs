using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Imports;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Exports;

/// <summary>Reads entries of a filter as rows of our own CSV, a thousand at a time along the walk of the lists.</summary>
internal static class EntryTable
{
    private const int Piece = 1_000;
    private const string Instant = "yyyy-MM-ddTHH:mm:ss.ffffffZ";

    private const string Select = """
        e.day, e.occurred_at, e.id, e.kind, a.name, a.currency, e.amount, e.stated_balance, e.category, e.tags, e.note, e.transfer_id,
        s.started_at, s.ended_at, s.minutes, s.format, s.game, s.stake, s.small_blind, s.big_blind, s.venue, s.buy_in, s.rebuy_count, s.rebuys,
        s.add_ons, s.expenses, s.cash_out, s.place, s.field_size, s.hands
        """;

    private const string Joins = """
        join bankroll.accounts a on a.owner_id = $1 and a.id = e.account_id
        left join bankroll.sessions s on e.kind = 5 and s.owner_id = $1 and s.id = e.id
        """;

    /// <summary>Which column of the query each field is.</summary>
    private static readonly Dictionary<ImportField, int> Places = new()
    {
        [ImportField.Date] = 0,
        [ImportField.Time] = 1,
        [ImportField.Id] = 2,
        [ImportField.Kind] = 3,
        [ImportField.Account] = 4,
        [ImportField.Currency] = 5,
        [ImportField.Amount] = 6,
        [ImportField.StatedBalance] = 7,
        [ImportField.Category] = 8,
        [ImportField.Tags] = 9,
        [ImportField.Note] = 10,
        [ImportField.Transfer] = 11,
        [ImportField.SessionStarted] = 12,
        [ImportField.SessionEnded] = 13,
        [ImportField.SessionMinutes] = 14,
        [ImportField.SessionFormat] = 15,
        [ImportField.SessionGame] = 16,
        [ImportField.SessionStake] = 17,
        [ImportField.SessionSmallBlind] = 18,
        [ImportField.SessionBigBlind] = 19,
        [ImportField.SessionVenue] = 20,
        [ImportField.SessionBuyIn] = 21,
        [ImportField.SessionRebuyCount] = 22,
        [ImportField.SessionRebuys] = 23,
        [ImportField.SessionAddOns] = 24,
        [ImportField.SessionExpenses] = 25,
        [ImportField.SessionCashOut] = 26,
        [ImportField.SessionPlace] = 27,
        [ImportField.SessionFieldSize] = 28,
        [ImportField.SessionHands] = 29,
    };

    public static async IAsyncEnumerable<IReadOnlyList<object?>> ReadAsync(
        NpgsqlDataSource database, UserId owner, EntryFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        var fields = OwnCsv.Fields.ToList();
        EntryCursor? cursor = null;
        do
        {
            await using var connection = await database.OpenConnectionAsync(ct);
            await using var command = connection.CreateCommand();
            var walk = new EntryWalk(owner, filter, cursor, command.Parameters);
            command.CommandText = $"select {Select} from ({walk.Rows(Piece)}) e {Joins} order by {walk.Order("e.")}";
            EntryCursor? last = null;
            var found = 0;
            await using (var row = await command.ExecuteReaderAsync(ct))
            {
                while (await row.ReadAsync(ct))
                {
                    found++;
                    last = new EntryCursor(Older: true, row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetGuid(2));
                    yield return fields.ConvertAll(f => Cell(row, f));
                }
            }

            cursor = found == Piece ? last : walk.IsWindowed ? await WindowEndAsync(command, walk, ct) : null;
        }
        while (cursor is not null);
    }

    private static async Task<EntryCursor?> WindowEndAsync(NpgsqlCommand command, EntryWalk walk, CancellationToken ct)
    {
        command.CommandText = walk.WindowEnd;
        await using var row = await command.ExecuteReaderAsync(ct);
        return await row.ReadAsync(ct)
            ? new EntryCursor(Older: true, row.GetFieldValue<DateOnly>(0), row.GetFieldValue<DateTimeOffset>(1), row.GetGuid(2))
            : null;
    }

    private static object? Cell(NpgsqlDataReader row, ImportField field)
    {
        var place = Places[field];
        if (row.IsDBNull(place))
        {
            return null;
        }

        return field switch
        {
            ImportField.Date => row.GetFieldValue<DateOnly>(place),
            ImportField.Time or ImportField.SessionStarted or ImportField.SessionEnded =>
                row.GetFieldValue<DateTimeOffset>(place).ToString(Instant, CultureInfo.InvariantCulture),
            ImportField.Kind => OwnCsv.KindOf((EntryKind)row.GetInt16(place)),
            ImportField.SessionFormat => OwnCsv.FormatOf((SessionFormat)row.GetInt16(place)),
            ImportField.Tags => string.Join(OwnCsv.TagSeparator, row.GetFieldValue<string[]>(place)),
            _ => row.GetValue(place) switch
            {
                Guid id => id.ToString(),
                var value => value,
            },
        };
    }
}

using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Reads entries for a list: rows <c>e</c> of the ledger with what names them, each looked up by key. The owner is $1.</summary>
internal static class EntryColumns
{
    public const string Select = """
        e.id, e.account_id, a.name, a.currency, e.kind, e.day, e.occurred_at, e.amount, e.stated_balance, e.note, e.xmin,
        e.category, e.tags, e.transfer_id, e.origin_id, s.format, s.game, s.stake, s.venue, s.minutes, s.hands, s.place, s.field_size,
        o.account_id, o.name, o.amount, o.currency
        """;

    public const string Joins = """
        join bankroll.accounts a on a.owner_id = $1 and a.id = e.account_id
        left join bankroll.sessions s on e.kind = 5 and s.owner_id = $1 and s.id = e.id
        left join lateral (select o.account_id, b.name, o.amount, b.currency from bankroll.entries o
            join bankroll.accounts b on b.owner_id = $1 and b.id = o.account_id
            where o.owner_id = $1 and o.transfer_id = e.transfer_id and o.transfer_id is not null and o.kind = 3 and o.id <> e.id
            order by o.amount desc limit 1) o on e.transfer_id is not null
        """;

    public static Entry Read(NpgsqlDataReader row)
    {
        var currency = CurrencyCode.Of(row.GetString(3));
        return new(
            new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), (EntryKind)row.GetInt16(4), row.GetFieldValue<DateOnly>(5),
            row.GetFieldValue<DateTimeOffset>(6), new(row.GetDecimal(7), currency),
            row.IsDBNull(8) ? null : new Money(row.GetDecimal(8), currency), Text(row, 9), BalanceAfter: null, row.GetFieldValue<uint>(10))
        {
            Category = Text(row, 11),
            Tags = row.IsDBNull(12) ? [] : row.GetFieldValue<string[]>(12),
            Transfer = row.IsDBNull(13) ? null : row.GetGuid(13),
            Origin = row.IsDBNull(14) ? null : row.GetGuid(14),
            Session = row.IsDBNull(15) ? null : ReadSession(row),
            OtherSide = row.IsDBNull(23)
                ? null
                : new(new(row.GetGuid(23)), row.GetString(24), new(row.GetDecimal(25), CurrencyCode.Of(row.GetString(26)))),
        };
    }

    private static PlayedSession ReadSession(NpgsqlDataReader row) => new(
        (SessionFormat)row.GetInt16(15), row.GetString(16), row.GetString(17), Text(row, 18), row.GetInt32(19), Number(row, 20), Number(row, 21),
        Number(row, 22));

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static int? Number(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
}

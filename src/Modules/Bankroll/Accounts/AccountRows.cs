using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Accounts;

/// <summary>The columns of an account that the player sees, and how a row of them is read.</summary>
internal static class AccountRows
{
    /// <summary>To be selected first, from <c>bankroll.accounts a</c>.</summary>
    public const string Columns = """
        a.id, a.kind, a.asset_type, a.name, a.position, a.archived_at, a.currency, a.balance, a.deposited, a.withdrawn, a.transferred, a.entries,
        (select e.day from bankroll.entries e where e.owner_id = a.owner_id and e.account_id = a.id
          order by e.day desc, e.occurred_at desc, e.id desc limit 1),
        (select e.day from bankroll.entries e where e.owner_id = a.owner_id and e.account_id = a.id and e.stated_balance is not null
          order by e.day desc, e.occurred_at desc, e.id desc limit 1)
        """;

    /// <summary>The number of <see cref="Columns"/>: where a query's further columns begin.</summary>
    public const int Count = 14;

    /// <summary>Sites before assets, archived ones last, each in the owner's order.</summary>
    public const string Order = "order by a.archived_at is not null, a.kind, a.position, a.created_at, a.id";

    public static Account Read(NpgsqlDataReader row)
    {
        var currency = CurrencyCode.Of(row.GetString(6));
        var (balance, deposited, withdrawn, transferred) = (row.GetDecimal(7), row.GetDecimal(8), row.GetDecimal(9), row.GetDecimal(10));
        return new(
            new(row.GetGuid(0)),
            (AccountKind)row.GetInt16(1),
            row.IsDBNull(2) ? null : (AssetType)row.GetInt16(2),
            row.GetString(3),
            row.GetInt32(4),
            row.IsDBNull(5) ? null : row.GetFieldValue<DateTimeOffset>(5),
            new(balance, currency),
            new(deposited, currency),
            new(withdrawn, currency),
            new(transferred, currency),
            new(balance - deposited + withdrawn - transferred, currency),
            row.GetInt64(11),
            row.IsDBNull(12) ? null : row.GetFieldValue<DateOnly>(12),
            row.IsDBNull(13) ? null : row.GetFieldValue<DateOnly>(13));
    }
}

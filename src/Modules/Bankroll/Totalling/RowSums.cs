using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Totalling;

/// <summary>What entries of one currency, day and kind add up to.</summary>
internal sealed record RowSum(CurrencyCode Currency, DateOnly Day, EntryKind Kind, decimal Sum);

/// <summary>Adds up the entries that match a filter no totals are kept for, and counts; never more than the newest 20,000.</summary>
internal sealed class RowSums(NpgsqlDataSource database)
{
    public async Task<(List<RowSum> Sums, long Entries, bool Stopped)> ReadAsync(UserId owner, EntryFilter filter, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var walk = new EntryWalk(owner, filter, cursor: null, command.Parameters);
        command.CommandText = $"""
            select a.currency, e.day, e.kind, sum(e.amount), count(*) from ({walk.Rows(EntryWalk.Window)}) e
            join bankroll.accounts a on a.owner_id = $1 and a.id = e.account_id group by 1, 2, 3
            """;
        var (sums, entries) = (new List<RowSum>(), 0L);
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                sums.Add(new(
                    CurrencyCode.Of(reader.GetString(0)), reader.GetFieldValue<DateOnly>(1), (EntryKind)reader.GetInt16(2), reader.GetDecimal(3)));
                entries += reader.GetInt64(4);
            }
        }

        return (sums, entries, entries == EntryWalk.Window || await StoppedAsync(command, walk, ct));
    }

    /// <summary>For a filter whose sums are known from the totals, but not how many entries they are of.</summary>
    public async Task<(long Entries, bool Stopped)> CountAsync(UserId owner, EntryFilter filter, CancellationToken ct)
    {
        await using var command = database.CreateCommand();
        var walk = new EntryWalk(owner, filter, cursor: null, command.Parameters);
        command.CommandText = $"select count(*) from ({walk.Rows(EntryWalk.Window)}) e";
        var entries = (long)(await command.ExecuteScalarAsync(ct))!;
        return (entries, entries == EntryWalk.Window || await StoppedAsync(command, walk, ct));
    }

    private static async Task<bool> StoppedAsync(NpgsqlCommand command, EntryWalk walk, CancellationToken ct)
    {
        if (!walk.IsWindowed)
        {
            return false;
        }

        command.CommandText = walk.WindowEnd;
        return await command.ExecuteScalarAsync(ct) is not null;
    }
}

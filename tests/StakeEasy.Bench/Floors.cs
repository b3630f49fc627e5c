using System.Diagnostics;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Identity.Contracts;

namespace StakeEasy.Bench;

/// <summary>The database part of a deposit, beside the least a durable row can cost on the same server, taken in turns.</summary>
internal static class Floors
{
    public static async Task<(Samples Insert, Samples Deposit)> MeasureAsync(ModulesOnServer modules, string email, int times)
    {
        await modules.ExecuteAsync("create table if not exists public.floor (id uuid primary key, owner uuid not null, amount numeric(28,10) not null, note text)");
        var (insert, deposit) = (new Samples(), new Samples());
        var player = (await modules.With((IPlayers p) => p.FindByEmailAsync(email, default)))!;
        var account = (await modules.With((IAccounts a) => a.ListAsync(player.Id, default)))[0].Id;
        for (var i = 0; i < times; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await InsertAsync(modules.Database, player.Id.Value);
            insert.Add(Stopwatch.GetElapsedTime(start));

            start = Stopwatch.GetTimestamp();
            await DepositAsync(modules, player, account);
            deposit.Add(Stopwatch.GetElapsedTime(start));
        }

        return (insert, deposit);
    }

    private static async Task InsertAsync(NpgsqlDataSource database, Guid owner)
    {
        await using var command = database.CreateCommand("insert into public.floor (id, owner, amount, note) values ($1, $2, $3, $4)");
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = 0.01m });
        command.Parameters.Add(new NpgsqlParameter { Value = DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync();
    }

    private static async Task DepositAsync(ModulesOnServer modules, Identity.Contracts.Player player, AccountId account)
    {
        var today = player.DayOf(TimeProvider.System.GetUtcNow());
        var result = await modules.With((IDeposits d) => d.RecordAsync(
            player.Id, new(Guid.NewGuid(), account, 0.01m, today, null, today, player.TimeZone), default));
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(result.Error.Message);
        }
    }
}

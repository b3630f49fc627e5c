using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Erasure;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Backups;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.Bankroll.Backups;

/// <inheritdoc/>
internal sealed class LedgerBackup(ICurrencies currencies, IEventBus events, TimeProvider clock) : IBackupPart
{
    // Wherever the owner lives, it is no later day.
    private const int DaysAhead = 1;

    public IReadOnlyList<BackupTable> Tables => LedgerTables.InOrder;

    public Action<BackupRow> CheckRows() =>
        new LedgerRows(currencies, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(DaysAhead)).Check;

    public Task CheckAsync(NpgsqlConnection connection, CancellationToken ct) => StagedChecks.RunAsync(connection, ct);

    public Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct) => LedgerMerge.PrepareAsync(owner, connection, ct);

    public async Task RestoreAsync(UserId owner, RestoreMode mode, NpgsqlConnection connection, CancellationToken ct)
    {
        if (mode is RestoreMode.Replace)
        {
            await LedgerErasure.EraseAsync(owner, connection, ct);
            await LedgerMerge.ExecuteAsync(LedgerMerge.BecomesSql, owner, connection, ct);
            await LedgerMerge.ExecuteAsync(LedgerMove.ThemselvesSql, owner, connection, ct);
        }

        await LedgerMove.RunAsync(owner, connection, ct);
        await LedgerRebuild.RunAsync(connection, owner, ct);
    }

    public Task FollowAsync(UserId owner) => events.PublishAsync(new LedgerChanged(owner), CancellationToken.None);
}

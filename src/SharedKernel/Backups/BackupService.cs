using System.Data;
using Npgsql;
using StakeEasy.SharedKernel.Events;

namespace StakeEasy.SharedKernel.Backups;

/// <inheritdoc/>
internal sealed class BackupService(NpgsqlDataSource database, IEnumerable<IBackupPart> parts, IEventBus events, TimeProvider clock) : IBackups
{
    private const int ReportEvery = 1_000;

    private static readonly Error Outgrown = new("File", "The sums of this backup are more than StakeEasy can keep.");

    private static readonly Error Disturbed = new("File", "Something was saved while the backup was being restored, so nothing of it is. Try again.");

    public async Task WriteAsync(UserId owner, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        var begun = clock.GetUtcNow();
        await WriteRowsAsync(owner, target, progress, ct);

        // The file is written: from here a closed browser tab must not cancel the followers.
        await events.PublishAsync(new BackupTaken(owner, begun), CancellationToken.None);
    }

    public Task<Result<BackupInspection>> InspectAsync(UserId owner, Stream file, IProgress<double>? progress, CancellationToken ct) => ReadAsync<BackupInspection>(
        file,
        progress,
        async (connection, _) =>
        {
            Error? refused = null;
            try
            {
                await PrepareMergeAsync(owner, connection, ct);
            }
            catch (BackupRefusedException e)
            {
                refused = new("Mode", e.Message);
            }

            return new BackupInspection(await CountAsync(connection, ct), refused);
        },
        ct);

    public async Task<Result<IReadOnlyList<BackupCount>>> RestoreAsync(
        UserId owner, Stream file, RestoreMode mode, IProgress<double>? progress, CancellationToken ct)
    {
        var restored = await ReadAsync(
            file,
            progress,
            async (connection, transaction) =>
            {
                if (mode is RestoreMode.Merge)
                {
                    await PrepareMergeAsync(owner, connection, ct);
                }

                foreach (var part in parts)
                {
                    await part.RestoreAsync(owner, mode, connection, ct);
                }

                var counts = await CountAsync(connection, ct);
                await transaction.CommitAsync(ct);
                return counts;
            },
            ct);
        if (restored.Succeeded)
        {
            foreach (var part in parts)
            {
                await part.FollowAsync(owner);
            }
        }

        return restored;
    }

    private async Task WriteRowsAsync(UserId owner, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        using var file = new BackupWriter(target);
        var written = 0L;
        foreach (var table in parts.SelectMany(p => p.Tables))
        {
            await table.WriteAsync(owner, connection, file, Count, ct);
        }

        await file.FinishAsync(ct);
        progress?.Report(written);

        void Count()
        {
            if (++written % ReportEvery == 0)
            {
                progress?.Report(written);
            }
        }
    }

    /// <summary>Stages and checks the whole file, then goes on within the same transaction; what does not commit it leaves no trace.</summary>
    private async Task<Result<T>> ReadAsync<T>(
        Stream file, IProgress<double>? progress, Func<NpgsqlConnection, NpgsqlTransaction, Task<T>> goOn, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        try
        {
            await StageAsync(connection, file, progress, ct);
            foreach (var part in parts)
            {
                await part.CheckAsync(connection, ct);
            }

            return await goOn(connection, transaction);
        }
        catch (BackupRefusedException e)
        {
            return new Error("File", e.Message);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.NumericValueOutOfRange)
        {
            return Outgrown;
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.ForeignKeyViolation
            or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure)
        {
            return Disturbed;
        }
    }

    private async Task StageAsync(NpgsqlConnection connection, Stream file, IProgress<double>? progress, CancellationToken ct)
    {
        var reader = new BackupReader(file);
        var version = await BackupFormat.BeginAsync(reader, ct);
        foreach (var part in parts)
        {
            var check = part.CheckRows();
            foreach (var table in part.Tables)
            {
                var rows = table.Since <= version ? BackupFormat.RowsAsync(reader, table, ct) : AsyncEnumerable.Empty<BackupRow>();
                await table.StageAsync(connection, rows, Check, ct);
            }

            void Check(BackupRow row)
            {
                check(row);
                if (progress is not null && row.Place % ReportEvery == 0 && file.CanSeek && file.Length > 0)
                {
                    progress.Report((double)file.Position / file.Length);
                }
            }
        }

        await BackupFormat.EndAsync(reader, ct);
    }

    private async Task PrepareMergeAsync(UserId owner, NpgsqlConnection connection, CancellationToken ct)
    {
        foreach (var part in parts)
        {
            await part.PrepareMergeAsync(owner, connection, ct);
        }
    }

    private async Task<IReadOnlyList<BackupCount>> CountAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        var counts = new List<BackupCount>();
        foreach (var table in parts.SelectMany(p => p.Tables))
        {
            counts.Add(await table.CountAsync(connection, ct));
        }

        return counts;
    }
}

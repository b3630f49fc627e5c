using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Reads every row of a file and says what would become of each, without changing anything.</summary>
internal sealed class ImportChecking(NpgsqlDataSource database)
{
    /// <exception cref="BrokenFileException">The file cannot be read to its end.</exception>
    public async Task<(ImportCheck Check, ImportPlan Plan)> RunAsync(
        UserId owner, ImportReading reading, ImportTargets targets, BadRows bad, CheckedRows rows, RowFile<Guid> keys, IProgress<double>? progress, CancellationToken ct)
    {
        var (transfers, hash) = (new Transfers(), new RowHash());
        ReadAll(reading, rows, transfers, hash, bad, progress, ct);
        CheckTransfers(transfers, rows, bad);
        foreach (var key in rows.Keys(hash))
        {
            keys.Add(key);
        }

        await using (var connection = await database.OpenConnectionAsync(ct))
        {
            await MarkAsync(rows, KnownRows.ByKeyAsync(connection, owner, keys.Read(), ct));
            await MarkAsync(rows, KnownRows.ByIdAsync(connection, owner, rows.Ids, ct));
        }

        foreach (var transfer in transfers.All.Where(t => t.Rows.Exists(r => rows.States[r.Row] is RowState.Known)))
        {
            transfer.Rows.ForEach(r => rows.Set(r.Row, RowState.Known));
        }

        var check = new ImportCheck(
            rows.Count(RowState.New), rows.Count(RowState.Known), rows.Count(RowState.Bad), bad.First, targets.Suggest(reading.IsAsset), rows.Sums());
        return (check, new ImportPlan([.. rows.States], rows.NewestFirst));
    }

    private static void ReadAll(
        ImportReading reading, CheckedRows rows, Transfers transfers, RowHash hash, BadRows bad, IProgress<double>? progress, CancellationToken ct)
    {
        foreach (var (index, source, row, problem) in reading.Rows(progress, ct))
        {
            if (index == ImportErrors.MostRows)
            {
                throw new BrokenFileException(ImportErrors.TooManyRows);
            }

            var wrong = problem ?? (row?.Id is { } id && rows.Has(id) ? new RowProblem(ImportField.Id, "An earlier row has the same id.") : null);
            if (wrong is not null && source.KeepsZero)
            {
                // The row of the file it goes with has the same account and day, and is told.
                rows.AddWithout(RowState.LeftOut);
            }
            else if (wrong is not null)
            {
                bad.Add(source.Place, wrong);
                rows.AddWithout(RowState.Bad);
                if (reading.TransferName is { Length: > 0 } name)
                {
                    transfers.Spoil(hash.OfText(name));
                }
            }
            else if (row is null)
            {
                rows.AddWithout(RowState.LeftOut);
            }
            else
            {
                var own = hash.Of(row);
                rows.Add(row, own, source.IsImplied);
                if (row.Transfer is { } transfer)
                {
                    transfers.Add(hash.OfText(transfer), index, source.Place, row, own);
                }
            }
        }
    }

    private static void CheckTransfers(Transfers transfers, CheckedRows rows, BadRows bad)
    {
        foreach (var transfer in transfers.All)
        {
            var problem = transfer.Problem();
            foreach (var (row, place) in transfer.Rows)
            {
                rows.Mix(row, transfer.Hash);
                if (problem is not null)
                {
                    rows.Set(row, RowState.Bad);
                    bad.Add(place, new(ImportField.Transfer, problem));
                }
            }
        }
    }

    private static async Task MarkAsync(CheckedRows rows, IAsyncEnumerable<int> known)
    {
        await foreach (var row in known)
        {
            if (rows.States[row] is RowState.New)
            {
                rows.Set(row, RowState.Known);
            }
        }
    }
}

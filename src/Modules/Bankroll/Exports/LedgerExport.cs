using System.Data;
using Npgsql;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Imports;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Exports;

/// <inheritdoc/>
internal sealed class LedgerExport(NpgsqlDataSource database, IExchangeRates rates, ICurrencies currencies) : IExports
{
    private const int ReportEvery = 1_000;

    public async Task WriteJournalAsync(
        UserId owner, CurrencyCode reporting, DateOnly today, Stream target, IProgress<long>? progress, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        await using var connection = await database.OpenConnectionAsync(ct);

        // One snapshot, or an account opened meanwhile would have entries and no name.
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var output = new StreamedText(target);
        var text = output.Text;
        var names = new JournalNames();
        var byAccount = new Dictionary<Guid, CurrencyInfo>();
        text.Append("; StakeEasy\ndecimal-mark .\n");
        foreach (var (id, kind, name, code) in await JournalReading.AccountsAsync(connection, owner, ct))
        {
            byAccount.Add(id, currencies.Find(code) ?? throw new InvalidOperationException($"Account {id} is kept in unknown {code}."));
            text.Account(names.Add(id, kind, name));
        }

        foreach (var name in JournalNames.Always.Concat((await JournalReading.CategoriesAsync(connection, owner, ct)).Select(c => JournalNames.Of(c.Kind, c.Category))).Distinct(StringComparer.Ordinal))
        {
            text.Account(name);
        }

        var used = byAccount.Values.Distinct().OrderBy(c => c.Code).ToList();
        foreach (var currency in used.Concat(currencies.Find(reporting) is { } own && !used.Contains(own) ? [own] : []))
        {
            text.Commodity(currency);
        }

        var journal = new JournalWriter(text, names, byAccount, known, reporting);
        var written = 0L;
        await foreach (var entry in JournalReading.EntriesAsync(connection, owner, ct))
        {
            journal.Write(entry);
            await output.PassOnAsync(ct);
            if (++written % ReportEvery == 0)
            {
                progress?.Report(written);
            }
        }

        text.Append('\n');
        foreach (var currency in used)
        {
            journal.Price(today, currency.Code);
        }

        await output.FinishAsync(ct);
        progress?.Report(written);
    }

    public (IReadOnlyList<string> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows) ReadEntries(UserId owner, EntryFilter filter, CancellationToken ct) =>
        (OwnCsv.Columns, EntryTable.ReadAsync(database, owner, filter, ct));
}

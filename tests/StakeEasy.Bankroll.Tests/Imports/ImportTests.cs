using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>What the tests of imports share: a ledger, and files brought into it.</summary>
public abstract class ImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    /// <summary>A deposit, and the same withdrawal twice: 40 together.</summary>
    private protected const string Three = "date,kind,amount,note\n2026-03-01,deposit,100,a\n2026-03-02,withdrawal,30,b\n2026-03-02,withdrawal,30,b\n";

    private TestLedger? _ledger;

    internal TestLedger Ledger => _ledger ?? throw new InvalidOperationException("The test has not begun.");

    private protected static ImportMoment Moment => new(TestLedger.Today, TimeZoneInfo.Utc);

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    private protected Task<T> With<T>(Func<IImports, Task<T>> use) => Ledger.With(use);

    private protected async Task<Guid> ReceiveAsync(byte[] file, string name = "file.csv", UserId? owner = null)
    {
        using var content = new MemoryStream(file);
        return (await With(i => i.ReceiveAsync(owner ?? TestLedger.Player, name, content, IImports.LargestUpload, default))).Value;
    }

    private protected Task<Guid> ReceiveAsync(string file) => ReceiveAsync(Encoding.UTF8.GetBytes(file));

    private protected async Task<ImportDraft> OpenAsync(Guid id) => (await With(i => i.OpenAsync(TestLedger.Player, id, Moment, default)))!;

    private protected async Task ChooseAsync(Guid id, Func<ImportChoices, ImportChoices> change)
    {
        var choices = (await OpenAsync(id)).Choices;
        Assert.True(await With(i => i.ChooseAsync(TestLedger.Player, id, change(choices), default)));
    }

    private protected async Task<ImportCheck> CheckAsync(Guid id) => (await With(i => i.CheckAsync(TestLedger.Player, id, Moment, null, default))).Value;

    private protected Task<Result<ImportSummary>> CommitAsync(Guid id, bool skipBad = false) =>
        With(i => i.CommitAsync(TestLedger.Player, id, Moment, skipBad, null, default));

    /// <summary>Receives, opens what the file names, checks and imports it.</summary>
    private protected async Task<(ImportCheck Check, Result<ImportSummary> Result)> ImportAsync(byte[] file, bool skipBad = false)
    {
        var id = await ReceiveAsync(file);
        var check = await CheckAsync(id);
        if (check.UnknownAccounts.Count > 0)
        {
            await ChooseAsync(id, c => c with
            {
                Accounts = check.UnknownAccounts.ToDictionary(u => u.Name, u => new ImportAccount(new(Guid.CreateVersion7()), u.Suggested), StringComparer.OrdinalIgnoreCase),
            });
            check = await CheckAsync(id);
        }

        return (check, await CommitAsync(id, skipBad));
    }

    private protected Task<(ImportCheck Check, Result<ImportSummary> Result)> ImportAsync(string file, bool skipBad = false) => ImportAsync(Encoding.UTF8.GetBytes(file), skipBad);

    private protected async Task<Account> AccountAsync(string name) =>
        (await Ledger.With((IAccounts a) => a.ListAsync(TestLedger.Player, default))).Single(a => string.Equals(a.Name, name, StringComparison.Ordinal));

    /// <summary>Every entry, oldest first.</summary>
    private protected async Task<IReadOnlyList<Entry>> EntriesAsync(UserId? owner = null) =>
        [.. (await Ledger.With((IEntries e) => e.ListAsync(owner ?? TestLedger.Player, new EntryFilter(Size: 200), default))).Items.Reverse()];

    private protected async Task<T> ScalarAsync<T>(string sql)
    {
        await using var command = Ledger.Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}

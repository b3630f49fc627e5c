using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What we export as CSV is defused for spreadsheets, and comes back as it was.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class OwnCsvTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    private static readonly string[] Texts =
    [
        "=1+1", "'=1+1", "''=1+1", "+49 170", "-5", "@SUM(A1)", "\t=1", "\r=1", "'\t=1", "＝1+1", "'", "''", "'tis", "😀=1", "say \"hi\"", "\"", "a;b,c|d", "two\nlines",
        "two\r\nlines", "a\tb", "=HYPERLINK(\"http://example.org\";\"x\")", "null", "#N/A", "\uFEFFmark",
    ];

    private protected override WebApp Configure(WebApp app) => app.With("Data:Folder", new TestFolder("own-csv").Path);

    [Fact]
    public async Task Defect_50_no_cell_begins_like_a_formula_and_every_text_comes_back()
    {
        var room = await OpenAccountAsync(Player, AccountKind.Site, "=Room; \"one\"", "USD");
        foreach (var text in Texts)
        {
            await UseAsync<IDeposits, EntryId>(async d => (await d.RecordAsync(
                Player, new RecordEntry(Guid.NewGuid(), room, 100m, Day, text, Day, TimeZoneInfo.Utc), CancellationToken.None)).Value.Entry);
        }

        using var bonus = await RecordAsync("/bonuses/new", ("AccountId", room.Value.ToString()), ("Amount", "3"), ("Category", "=Rake"), ("Tags", "+tag, -more"));
        var other = await App.CreatePlayerAsync("other@example.org");

        var exported = await ExportedAsync(Browser);
        await ImportAsync(other, exported);

        using var theirs = await App.OpenSignedInAsync("other@example.org");
        Assert.Equal(Encoding.UTF8.GetString(exported), Encoding.UTF8.GetString(await ExportedAsync(theirs)));
        var notes = (await UseAsync<IEntries, Page<Entry>>(e => e.ListAsync(other, new EntryFilter([EntryKind.Deposit], Size: 200), CancellationToken.None))).Items.Select(e => e.Note!);
        Same(Texts.Select(t => t.Trim()).Order(StringComparer.Ordinal), notes.Order(StringComparer.Ordinal));
        Assert.All(Cells(exported), cell => Assert.False(cell.Length > 0 && "=+-@\t\r＝".Contains(cell[0], StringComparison.Ordinal), cell));
    }

    private static async Task<byte[]> ExportedAsync(Browser browser)
    {
        using var answer = await browser.GetAsync("/export/entries.csv");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Opens the accounts that the file names.</summary>
    private Task<bool> ImportAsync(UserId owner, byte[] file) => UseAsync<IImports, bool>(async imports =>
    {
        var moment = new ImportMoment(Day, TimeZoneInfo.Utc);
        using var content = new MemoryStream(file);
        var id = (await imports.ReceiveAsync(owner, "entries.csv", content, IImports.LargestUpload, CancellationToken.None)).Value;
        var check = (await imports.CheckAsync(owner, id, moment, progress: null, CancellationToken.None)).Value;
        var choices = (await imports.OpenAsync(owner, id, moment, CancellationToken.None))!.Choices;
        var opens = check.UnknownAccounts.ToDictionary(u => u.Name, u => new ImportAccount(new(Guid.CreateVersion7()), u.Suggested), StringComparer.OrdinalIgnoreCase);
        await imports.ChooseAsync(owner, id, choices with { Accounts = opens }, CancellationToken.None);
        check = (await imports.CheckAsync(owner, id, moment, progress: null, CancellationToken.None)).Value;
        Assert.Empty(check.FirstBad);
        return (await imports.CommitAsync(owner, id, moment, skipBad: false, progress: null, CancellationToken.None)).Succeeded;
    });

    private static IEnumerable<string> Cells(byte[] file)
    {
        using var csv = CsvHelper.CsvReader.Create(new MemoryStream(file), new CsvHelper.CsvReaderOptions { HasHeader = false });
        while (csv.Read())
        {
            for (var i = 0; i < csv.FieldCount; i++)
            {
                yield return csv.GetString(i);
            }
        }
    }
}

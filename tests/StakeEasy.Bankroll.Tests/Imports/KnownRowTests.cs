using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>Rows that were imported before are told from new ones.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class KnownRowTests(PostgresFixture postgres) : ImportTests(postgres)
{
    [Fact]
    public async Task The_same_rows_are_not_imported_twice_but_a_row_more_is()
    {
        await Ledger.AccountAsync();
        await ImportAsync(Three);

        var (again, refused) = await ImportAsync(Three);
        var (more, _) = await ImportAsync(Three + "2026-03-02,withdrawal,30.00,b\n");

        Assert.Equal((0, 3), (again.New, again.Known));
        Assert.Contains("no row is new", refused.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((1, 3), (more.New, more.Known));
        Assert.Equal(4, (await EntriesAsync()).Count);
    }

    [Fact]
    public async Task A_row_is_known_again_however_its_file_is_written()
    {
        await Ledger.AccountAsync();
        await ImportAsync("date,kind,amount,note\n2026-03-13,deposit,1234.50,a\n");

        var (check, _) = await ImportAsync("Kind;Datum;Betrag;Notiz\nDeposit;13.03.2026;1.234,5;a\n");

        Assert.Equal((0, 1), (check.New, check.Known));
    }

    [Fact]
    public async Task An_entry_that_stands_is_not_imported_again_by_its_id()
    {
        var account = await Ledger.AccountAsync();
        var entry = (await Ledger.DepositAsync(account, 50m)).Value.Entry.Value;

        var id = await ReceiveAsync($"date,kind,amount,id\n2026-03-01,deposit,50,{entry}\n2026-03-01,deposit,50,{Guid.NewGuid()}\n");
        await ChooseAsync(id, c => c with { Columns = [ImportField.Date, ImportField.Kind, ImportField.Amount, ImportField.Id] });

        var check = await CheckAsync(id);

        Assert.Equal((1, 1), (check.New, check.Known));
    }

    [Fact]
    public async Task A_transfer_to_another_account_is_not_taken_for_the_same()
    {
        await Ledger.AccountAsync("A1");
        await Ledger.AccountAsync("B1");
        await Ledger.AccountAsync("C1");
        const string Rows = "date,kind,account,amount,transfer\n2026-03-01,transfer,A1,-10,1\n2026-03-01,transfer,{0},10,1\n";
        await ImportAsync(Rows.Replace("{0}", "B1", StringComparison.Ordinal));

        var (same, _) = await ImportAsync(Rows.Replace("{0}", "B1", StringComparison.Ordinal));
        var (other, _) = await ImportAsync(Rows.Replace("{0}", "C1", StringComparison.Ordinal));

        Assert.Equal((0, 2), (same.New, same.Known));
        Assert.Equal((2, 0), (other.New, other.Known));
    }
}

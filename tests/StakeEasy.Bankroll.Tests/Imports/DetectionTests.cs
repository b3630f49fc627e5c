using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Imports;

namespace StakeEasy.Bankroll.Tests.Imports;

/// <summary>What is found out about a file before anybody is asked.</summary>
public sealed class DetectionTests
{
    [Theory]
    [InlineData("stakeeasy.csv", "stakeeasy", ',', 1)]
    [InlineData("poker-bankroll-tracker.csv", "poker-bankroll-tracker", ',', 2)]
    [InlineData("poker-analytics.csv", "poker-analytics", '\t', 1)]
    [InlineData("bank.csv", "bank", ';', 3)]
    public void A_known_file_is_recognised(string file, string preset, char delimiter, int header)
    {
        var choices = Detect(Sample.Bytes(file));

        Assert.Equal((preset, delimiter, header), (choices.Preset, choices.Delimiter, choices.HeaderRow));
    }

    [Theory]
    [InlineData("legacy.csv", "legacy-csv")]
    [InlineData("legacy.json", "legacy-json")]
    public void Files_of_the_older_application_are_recognised(string file, string preset) => Assert.Equal(preset, Detect(Sample.Bytes(file)).Preset);

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16BE", "utf-16BE")]
    [InlineData("windows-1252", "windows-1252")]
    public void The_letters_are_read_whatever_they_are_written_in(string encoding, string expected)
    {
        var letters = TextEncodings.Of(encoding);
        byte[] file = [.. letters.GetPreamble(), .. letters.GetBytes("Datum;Text;Betrag\n01.02.2026;Überweisung;1,50\n")];

        var choices = Detect(file);

        Assert.Equal(expected, choices.Encoding);
        using var rows = new CsvRows(new MemoryStream(file), choices);
        Assert.Equal("Überweisung", Assert.Single(rows.Rows()).Cells[1]);
    }

    [Fact]
    public void A_single_letter_at_the_end_of_a_large_file_tells_its_encoding()
    {
        var lines = string.Concat(Enumerable.Repeat("2026-01-01,rent,-1.00\n", 50_000));
        byte[] file = [.. Encoding.ASCII.GetBytes("date,text,amount\n" + lines + "2026-01-01,caf"), 0xE9, .. ",-2.00\n"u8];

        Assert.Equal("windows-1252", Detect(file).Encoding);
    }

    [Fact]
    public void A_bank_statement_tells_comma_day_and_columns()
    {
        var choices = Detect(Sample.Bytes("bank.csv"));

        Assert.True(choices.DecimalComma is true);
        Assert.Equal(DateOrder.DayFirst, choices.Dates);
        Assert.Equal([ImportField.Date, ImportField.Note, ImportField.Amount, ImportField.Currency], choices.Columns);
    }

    [Fact]
    public void Days_that_can_be_read_both_ways_are_left_to_the_player() =>
        Assert.Null(Detect("date,amount\n03/04/2026,1\n01/02/2026,2\n"u8.ToArray()).Dates);

    [Theory]
    [InlineData("date,amount\n2026-01-02,1.234\n2026-01-03,\"5,678\"\n", null)]
    [InlineData("date,amount\n2026-01-02,1.234\n2026-01-03,5.6\n", false)]
    [InlineData("date;amount\n2026-01-02;1.234\n2026-01-03;5,60\n", true)]
    [InlineData("date,amount\n2026-01-02,1.5\n2026-01-03,\"1,5\"\n", null)]
    public void The_decimal_sign_is_what_some_amount_shows_or_left_to_the_player(string file, bool? comma) =>
        Assert.Equal(comma, Detect(Encoding.UTF8.GetBytes(file)).DecimalComma);

    [Theory]
    [InlineData("Buchungstag;Art;Betrag\n01.10.2026;Auszahlung;100,00\n02.10.2026;Einzahlung;50,00\n", ImportField.Kind)]
    [InlineData("Datum;Art;Betrag\n01.10.2026;Auszahlung;100,00\n", ImportField.Kind)]
    [InlineData("Buchungstag;Buchungsart;Betrag\n01.10.2026;Kartenzahlung;-100,00\n02.10.2026;Gutschrift;50,00\n", null)]
    [InlineData("Buchungstag;Buchungsart;Betrag\n01.10.2026;Kartenzahlung;100,00\n", ImportField.Kind)]
    public void A_column_of_kinds_counts_unless_the_signs_of_a_bank_say_more(string file, ImportField? second) =>
        Assert.Equal([ImportField.Date, second, ImportField.Amount], Detect(Encoding.UTF8.GetBytes(file)).Columns);

    [Fact]
    public void A_file_without_names_of_columns_is_noticed() => Assert.Equal(0, Detect("2026-01-02,5.00,rent\n2026-01-03,6.00,food\n"u8.ToArray()).HeaderRow);

    [Fact]
    public void Every_column_of_our_own_CSV_is_understood()
    {
        var own = Preset.Find("stakeeasy")!;

        Assert.Equal(OwnCsv.Fields.Select(f => (ImportField?)f), own.Map(OwnCsv.Columns));
        Assert.True(own.Recognises(OwnCsv.Columns));
    }

    [Fact]
    public void Every_preset_speaks_of_fields_and_kinds_that_there_are()
    {
        var fields = Enum.GetValues<ImportField>().Select(OwnCsv.ColumnOf).ToHashSet(StringComparer.Ordinal);

        Assert.All(Preset.All, p => Assert.All(p.Columns.Keys, c => Assert.Contains(c, fields)));
        Assert.All(Preset.All, p => Assert.All(p.Kinds.Values.Append(p.Rows), k => Assert.NotNull(KindMeaning.Of(k, p))));
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and so on", "spreadsheet")]
    [InlineData("%PDF-1.7", "not text")]
    [InlineData("", "empty")]
    [InlineData("{\"something\": 1}", "JSON")]
    [InlineData("{\n\"format\":\"stakeeasy-backup\",\"version\":1", "Restore a backup")]
    [InlineData("\n\n\n", "no rows")]
    [InlineData("date,amount\n2026-03-01,\0\n", "not text")]
    public void What_is_no_such_file_is_told_in_plain_words(string content, string word)
    {
        var refused = Detection.Of(new MemoryStream(Encoding.UTF8.GetBytes(content)));

        Assert.Contains(word, refused.Error!.Message, StringComparison.Ordinal);
    }

    private static ImportChoices Detect(byte[] file) => Detection.Of(new MemoryStream(file)).Value;
}

using System.Globalization;
using System.Text;
using StakeEasy.Host.Features.Shared;

namespace StakeEasy.Host.Tests.Features;

public sealed class CsvTableTests
{
    [Theory]
    [InlineData("=1+1")]
    [InlineData("+49 170")]
    [InlineData("-cmd")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\n=1")]
    [InlineData("\r=1")]
    [InlineData("＝1")]
    [InlineData("'=1")]
    [InlineData("''@x")]
    public async Task Defect_50_text_that_a_spreadsheet_would_run_is_defused(string text)
    {
        var written = await WrittenAsync(["Note"], [text]);

        Assert.Equal("Note\r\n'" + text + "\r\n", written.Replace("\"", "", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("1-2")]
    [InlineData("'quoted'")]
    [InlineData("O'Brien = he")]
    [InlineData("😀=1")]
    public async Task Other_text_is_left_as_it_is(string text) =>
        Assert.Equal("Note\r\n" + text + "\r\n", await WrittenAsync(["Note"], [text]));

    [Fact]
    public async Task Figures_and_days_read_the_same_in_every_culture_and_stay_figures()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            var written = await WrittenAsync(["Day", "Amount", "Count", "Note"], [new DateOnly(2026, 11, 20), -1234.50m, 3, null]);

            Assert.Equal("Day,Amount,Count,Note\r\n2026-11-20,-1234.5,3,\r\n", written);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Commas_quotes_and_line_breaks_stay_within_their_cell() =>
        Assert.Equal("Note,Tag\r\n\"a, \"\"b\"\"\nc\",x\r\n", await WrittenAsync(["Note", "Tag"], ["a, \"b\"\nc", "x"]));

    private static async Task<string> WrittenAsync(IReadOnlyList<string> columns, IReadOnlyList<object?> row)
    {
        using var stream = new MemoryStream();
        await new CsvTable("table", columns, [row]).WriteAsync(stream, CancellationToken.None);
        var bytes = stream.ToArray();
        Assert.Equal(Encoding.UTF8.Preamble, bytes.AsSpan(0, 3));
        return Encoding.UTF8.GetString(bytes.AsSpan(3));
    }
}

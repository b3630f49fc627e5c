namespace StakeEasy.SharedKernel;

/// <summary>
/// Text on its way into a CSV file and back. A spreadsheet runs cells that begin like a formula, so such text gets an apostrophe in front;
/// text that begins like that behind apostrophes of its own gets one more, so that every text comes back as it was.
/// </summary>
public static class SpreadsheetText
{
    // The wide ones are what an East Asian keyboard types: Excel takes them for the narrow ones.
    private const string Formula = "=+-@\t\r\n＝＋－＠";

    private const char Mark = '\'';

    public static string Defuse(string text) => IsFormula(text) ? Mark + text : text;

    public static string Restore(string text) => text.StartsWith(Mark) && IsFormula(text) ? text[1..] : text;

    private static bool IsFormula(string text) =>
        text.AsSpan().TrimStart(Mark) is { Length: > 0 } rest && Formula.Contains(rest[0], StringComparison.Ordinal);
}

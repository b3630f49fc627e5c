using System.Globalization;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What is wrong with a row, and in which column; null for the row as a whole.</summary>
internal sealed record RowProblem(ImportField? Field, string Reason)
{
    private const int EchoLength = 40;

    public static RowProblem NoDay(ImportField field, string text) => new(field, $"{Quote(text)} is not a day.");

    public static RowProblem NoTime(ImportField field, string text) => new(field, $"{Quote(text)} is not a time.");

    public static RowProblem NoAmount(ImportField field, string text) => new(field, $"{Quote(text)} is not an amount.");

    public static RowProblem TwoAmounts(ImportField field, string text, decimal point, decimal comma) => new(field, BothWays(text, point, comma) + " Choose the decimal sign.");

    public static RowProblem NoNumber(ImportField field, string text) => new(field, $"{Quote(text)} is not a whole number.");

    /// <summary>“1.234” can be read as 1.234 or as 1234.</summary>
    public static string BothWays(string text, decimal point, decimal comma) =>
        string.Create(CultureInfo.CurrentCulture, $"{Quote(text)} can be read as {point:0.##########} or as {comma:0.##########}.");

    public static string Quote(string text) => "“" + (text.Length <= EchoLength ? text : text[..EchoLength] + "…") + "”";
}

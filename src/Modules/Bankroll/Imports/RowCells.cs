using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The cells of the row at hand by what they say, and the first thing that is wrong with one of them.</summary>
internal sealed class RowCells(ImportChoices choices, bool defused)
{
    private static readonly string[] None = [];
    private static readonly bool[] BothSigns = [false, true];

    private readonly int[][] _columns = [.. Enum.GetValues<ImportField>().Prepend(default).Select(field =>
        choices.Columns.Select((c, i) => c == field && field != default ? i : -1).Where(i => i >= 0).ToArray())];

    private string[] _cells = None;

    public RowProblem? Problem { get; private set; }

    /// <summary>For what may be a name as well as numbers, such as a stake.</summary>
    public CultureInfo Culture { get; } = ReadAmount.CultureOf(choices.DecimalComma is true);

    public void Take(string[] cells) => (_cells, Problem) = (cells, null);

    public bool Has(ImportField field) => _columns[(int)field].Length > 0;

    /// <summary>Trimmed; empty for what the file does not say. Of columns that say the same, joined.</summary>
    public string Text(ImportField field, string separator = " ")
    {
        var columns = _columns[(int)field];
        if (columns.Length == 1)
        {
            return Cell(columns[0]);
        }

        return columns.Length == 0 ? "" : string.Join(separator, columns.Select(Cell).Where(c => c.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Null for an empty cell, and for one with a problem.</summary>
    public decimal? Amount(ImportField field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (ReadAmount.TryRead(text, choices.DecimalComma, out var amount))
        {
            return amount;
        }

        Say(choices.DecimalComma is null && ReadAmount.BothWays(text) is var (point, comma) ? RowProblem.TwoAmounts(field, text, point, comma) : RowProblem.NoAmount(field, text));
        return null;
    }

    /// <summary>Like <see cref="Amount"/>, for what cannot be below zero.</summary>
    public decimal? Size(ImportField field)
    {
        var amount = Amount(field);
        if (amount < 0m)
        {
            Say(new(field, $"{RowProblem.Quote(Text(field))} is below zero. Write it without a sign."));
        }

        return amount;
    }

    /// <summary>Numbers of the kind 45 or 45.0; zero where the program writes zero for none is left to the caller.</summary>
    public int? Count(ImportField field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        // A count has no decimals: of two readings only one can be meant.
        foreach (var comma in choices.DecimalComma is { } said ? [said] : BothSigns)
        {
            if (ReadAmount.TryRead(text, comma, out var number) && number >= 0m && number <= 1_000_000_000m && decimal.Truncate(number) == number)
            {
                return (int)number;
            }
        }

        Say(RowProblem.NoNumber(field, text));
        return null;
    }

    /// <summary>90, 1:30, 1h 30m; null for an empty cell.</summary>
    public int? Minutes(ImportField field)
    {
        var text = Text(field);
        if (text.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var length) && length >= TimeSpan.Zero && length.TotalDays < 100)
        {
            return (int)length.TotalMinutes;
        }

        var amount = Amount(field);
        if (amount is < 0m or > 144_000m)
        {
            Say(RowProblem.NoNumber(field, text));
            return null;
        }

        return amount is { } minutes ? (int)Math.Round(minutes, MidpointRounding.AwayFromZero) : null;
    }

    public Moment? Day(ImportField field)
    {
        var text = Text(field);
        if (text.Length == 0)
        {
            return null;
        }

        if (ReadMoment.TryDay(text, choices.Dates, out var moment))
        {
            return moment;
        }

        Say(RowProblem.NoDay(field, text));
        return null;
    }

    /// <summary>The first problem of a row is the one that is told.</summary>
    public void Say(RowProblem problem) => Problem ??= problem;

    private string Cell(int column)
    {
        var cell = column < _cells.Length ? _cells[column].Trim() : "";
        return defused ? SpreadsheetText.Restore(cell) : cell;
    }
}

using System.Globalization;

namespace StakeEasy.Bankroll.Imports;

/// <summary>One row of a file, not yet understood.</summary>
/// <param name="Line">Where it begins, from 1.</param>
/// <param name="Table">The table it stands in, in files of several.</param>
/// <param name="Problem">Why it cannot even be taken apart; null if it can.</param>
internal sealed record SourceRow(int Line, string? Table, string[] Cells, string? Problem = null)
{
    /// <summary>Where the player finds it.</summary>
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Table ?? "Line"} {Line}");

    /// <summary>
    /// It states that an account without a place of its own holds nothing again; without meaning where the player gave that money a real
    /// account.
    /// </summary>
    public bool KeepsZero { get; init; }

    /// <summary>It follows from another row, made of the same line of the file: that one is counted.</summary>
    public bool IsImplied { get; init; }
}

/// <summary>The rows of a file, in order.</summary>
internal interface ISourceRows : IDisposable
{
    /// <summary>Names of the columns.</summary>
    IReadOnlyList<string> Columns { get; }

    /// <summary>Whatever stands below the names. To be enumerated once.</summary>
    /// <exception cref="BrokenFileException">It cannot be read on.</exception>
    IEnumerable<SourceRow> Rows();
}

/// <summary>From some place on the file is not what it began as.</summary>
internal sealed class BrokenFileException(SharedKernel.Error error) : Exception(error.Message)
{
    public SharedKernel.Error Error => error;
}

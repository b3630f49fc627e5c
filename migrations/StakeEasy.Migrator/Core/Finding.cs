namespace StakeEasy.Migrator.Core;

public enum Severity
{
    /// <summary>Worth a look; nothing is changed.</summary>
    Note,

    /// <summary>The copy changes it as described, counts it and lists it.</summary>
    Changed,

    /// <summary>The rows are written to the quarantine instead.</summary>
    SetAside,

    /// <summary>The copy does not start until an option says what to do.</summary>
    Stop,
}

/// <summary>Something the target cannot hold as it stands, or that deserves a look.</summary>
/// <param name="Kind">A short name, such as <c>zero-date</c>.</param>
/// <param name="Rows">How many rows it concerns.</param>
/// <param name="Examples">Some of these rows: key and value.</param>
/// <param name="Resolution">What happens, or the option that resolves it.</param>
public sealed record Finding(
    string Kind, Severity Severity, string Table, string? Column, long Rows, IReadOnlyList<Example> Examples, string Resolution)
{
    /// <summary>How a resolution names the option that sets rows aside.</summary>
    public const string SettingAside = "--on-bad-row quarantine sets the rows aside.";

    /// <summary>The foreign key concerned, if it is one.</summary>
    public string? Key { get; init; }

    /// <summary>Selects the rows concerned, in the language of the source: what <c>--on-bad-row quarantine</c> sets aside. Null if it is no matter of rows.</summary>
    public string? RowFilter { get; init; }
}

public sealed record Example(string Key, string Value);

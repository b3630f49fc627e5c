using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Entries as a table.</summary>
/// <param name="Label">What it lists, for those who cannot see it.</param>
/// <param name="OfOneAccount">Then the account is left out, and the balance after each entry is shown.</param>
internal sealed record EntryTable(string Label, IReadOnlyList<Entry> Entries, DateOnly Today, bool OfOneAccount)
{
    /// <summary>The form that the ticks of the entries belong to; null where none can be chosen.</summary>
    public string? Form { get; init; }

    /// <summary>Every entry is ticked.</summary>
    public bool AllChosen { get; init; }
}

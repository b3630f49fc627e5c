using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Entries;

/// <summary>Entries as a table.</summary>
/// <param name="Label">What it lists, for those who cannot see it.</param>
/// <param name="OfOneAccount">Then the account is left out, and the balance after each entry is shown.</param>
internal sealed record EntryTable(string Label, IReadOnlyList<Entry> Entries, DateOnly Today, bool OfOneAccount);

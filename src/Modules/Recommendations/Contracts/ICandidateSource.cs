using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Recommendations.Contracts;

/// <summary>The moment that a list of next actions is made for, and the bankroll as every source sees it then.</summary>
/// <param name="Today">The owner's calendar day.</param>
/// <param name="Now">The same moment, for what is measured in hours.</param>
public sealed record Situation(UserId Owner, DateOnly Today, DateTimeOffset Now, TimeZoneInfo TimeZone, BankrollHealth Bankroll);

/// <summary>Something an owner could do now, and why.</summary>
/// <param name="Subject">
/// What it is about within its kind, such as an account's id; empty where a kind has one only. At most 64 characters. The owner's answer is
/// kept by kind and subject.
/// </param>
/// <param name="Fact">
/// What was found, in a form that stays the same until the fact changes, such as the day a balance was stated. At most 64 characters. What
/// was dismissed comes back with another fact.
/// </param>
/// <param name="Since">The day it began; the older of two equal scores comes first.</param>
/// <param name="Title">What to do, as a heading without a full stop.</param>
/// <param name="Reason">Why, in whole sentences with the figures it follows from.</param>
public sealed record Candidate(ActionKind Kind, string Subject, string Fact, DateOnly Since, ActionWeight Weight, Wording Title, Wording Reason)
{
    public const int LongestText = 64;

    /// <summary>How bad it is, in coarse steps. What was dismissed comes back one step worse, though the fact is the same.</summary>
    public int Level { get; init; }
}

/// <summary>
/// Finds things to do in what one module, or the Host, knows. Everybody may register one; all are asked, one after the other, in the
/// scope of the request.
/// </summary>
/// <remarks>
/// A source reads by indexes that lead with the owner, and its cost does not grow with history. A list is kept for five minutes at most under
/// the tags <c>CacheTags.Ledger</c>, <c>User</c>, <c>Actions</c> (all of the owner) and <c>Rates</c>: whoever changes what a source reads
/// removes one of them, usually <c>CacheTags.Actions(owner)</c>.
/// </remarks>
public interface ICandidateSource
{
    /// <summary>Empty if all is in order.</summary>
    Task<IReadOnlyList<Candidate>> FindAsync(Situation situation, CancellationToken ct);
}

using System.Globalization;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Sessions;

/// <summary>The list's filter as it stands in the address.</summary>
internal sealed class SessionQuery
{
    /// <summary>Stands for "without a venue": an empty one is no filter.</summary>
    public const string NoVenue = "-";

    public string? Format { get; set; }

    public string? Account { get; set; }

    public string? Game { get; set; }

    public string? Stake { get; set; }

    public string? Venue { get; set; }

    public string? Tag { get; set; }

    /// <summary>1 to 7 from Monday.</summary>
    public int? Weekday { get; set; }

    /// <summary>Won or lost.</summary>
    public string? Outcome { get; set; }

    public string? From { get; set; }

    public string? To { get; set; }

    /// <summary>The session to begin with, by its id: a link to a run names it.</summary>
    public string? First { get; set; }

    /// <summary>The session to end with.</summary>
    public string? Last { get; set; }

    public string? Cursor { get; set; }

    public bool IsFiltered => Parts.Any();

    /// <summary>What is filtered by, without empty fields and without the place in the list.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Parts
    {
        get
        {
            (string Name, string? Value)[] parts =
            [
                (nameof(Format), Format), (nameof(Account), Account), (nameof(Game), Game), (nameof(Stake), Stake), (nameof(Venue), Venue), (nameof(Tag), Tag),
                (nameof(Weekday), Weekday?.ToString(CultureInfo.InvariantCulture)), (nameof(Outcome), Outcome),
                (nameof(From), From), (nameof(To), To), (nameof(First), First), (nameof(Last), Last),
            ];
            return parts.Where(p => !string.IsNullOrWhiteSpace(p.Value)).Select(p => KeyValuePair.Create(p.Name, p.Value));
        }
    }
}

/// <summary>The list, with what may be done next on top.</summary>
/// <param name="Totals">Of everything the filter finds; null where that is too much to add up.</param>
/// <param name="Live">The running session; null if none is.</param>
/// <param name="Again">The last session as a form that starts one like it; null if there was none, or one runs.</param>
/// <param name="AgainAccount">The account of that.</param>
internal sealed record SessionListPage(
    SessionQuery Query,
    Page<Session> Sessions,
    SessionSummary? Totals,
    PlayedBefore Known,
    Session? Live,
    SessionForm? Again,
    Account? AgainAccount,
    bool HasAccounts,
    DateOnly Today,
    string? NewerUrl,
    string? OlderUrl)
{
    /// <summary>All of the selection as a file; null if there is nothing in it.</summary>
    public string? CsvUrl { get; init; }

    /// <summary>What starting like the last session buys in for; null where that cannot be done.</summary>
    public Money? AgainBuyIn { get; init; }
}

/// <summary>A session, and every change of it.</summary>
/// <param name="Session">Null once it was deleted.</param>
internal sealed record SessionDetailsPage(
    SessionId Id, Session? Session, IReadOnlyList<SessionRevision> History, SessionDeletion? Deletion, TimeZoneInfo TimeZone)
{
    /// <summary>Putting it back was refused until the player insists.</summary>
    public bool RestoringNeedsConfirmation { get; init; }
}

/// <summary>What deleting a session asks.</summary>
internal sealed record SessionDeletion(Session Session, Guid Key);

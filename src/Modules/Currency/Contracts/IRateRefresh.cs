using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Contracts;

/// <summary>Who wanted a refresh.</summary>
public enum RefreshTrigger
{
    Schedule = 0,
    Start = 1,
    Button = 2,
    Command = 3,
}

/// <summary>A wish for newer rates.</summary>
/// <param name="AcceptJumps">
/// Also takes rates that moved more than the limit allows: for the person who runs the server and has looked at what is held back.
/// </param>
public sealed record RefreshRates(RefreshTrigger Trigger, bool AcceptJumps = false);

/// <summary>What a refresh brought.</summary>
/// <param name="Version">Of the snapshot that holds it.</param>
/// <param name="ChangedFrom">The first day whose rates are not what they were; null if nothing changed.</param>
/// <param name="Stored">How many rates were new or corrected.</param>
/// <param name="Held">How many were held back for review because they jumped.</param>
public sealed record RefreshReport(long Version, DateOnly? ChangedFrom, int Stored, int Held, IReadOnlyList<SourceReport> Sources);

/// <summary>What one source had to say.</summary>
/// <param name="Day">Of its newest publication; null if it failed.</param>
/// <param name="Problem">Why it failed, in words; null if it did not.</param>
public sealed record SourceReport(string Source, DateOnly? Day, string? Problem);

/// <summary>Asks the sources for rates.</summary>
public interface IRateRefresh
{
    /// <summary>
    /// Stores what all sources that answered have to tell, or nothing. Never runs twice at once, on any node; the button works
    /// once a minute. An error means that nothing was stored and the old rates stay; it is in the words of the player.
    /// </summary>
    Task<Result<RefreshReport>> RefreshAsync(RefreshRates request, CancellationToken ct);
}

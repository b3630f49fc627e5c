using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>The numbers are stored.</summary>
public enum RecurrenceUnit
{
    Week = 1,
    Month = 2,
    Year = 3,
}

/// <summary>One recurrence of one owner; the entries it makes carry it as their origin.</summary>
public readonly record struct RecurrenceId(Guid Value);

/// <summary>
/// On which days: every so many weeks, months or years, counted from the first day, so that the 31st falls on the last day of a short month and
/// comes back, and so does 29 February.
/// </summary>
/// <param name="Every">1 to 100.</param>
/// <param name="Last">Inclusive; null for no end.</param>
public sealed record Rhythm(RecurrenceUnit Unit, int Every, DateOnly First, DateOnly? Last)
{
    /// <summary>Its days from <paramref name="from"/> on, in order; without end if it has none.</summary>
    public IEnumerable<DateOnly> DaysFrom(DateOnly from)
    {
        for (var n = Skipped(from); Day(n) is { } day && (Last is null || day <= Last); n++)
        {
            if (day >= from)
            {
                yield return day;
            }
        }
    }

    /// <summary>How many days lie before <paramref name="from"/>, or one less: nobody counts through centuries.</summary>
    private int Skipped(DateOnly from)
    {
        var steps = Unit switch
        {
            RecurrenceUnit.Week => (from.DayNumber - First.DayNumber) / (7 * Every),
            RecurrenceUnit.Month => ((from.Year - First.Year) * 12 + from.Month - First.Month) / Every,
            _ => (from.Year - First.Year) / Every,
        };
        return Math.Max(0, steps - 1);
    }

    /// <summary>Null beyond the end of the calendar.</summary>
    private DateOnly? Day(int n)
    {
        var steps = (long)n * Every;
        return Unit switch
        {
            RecurrenceUnit.Week => First.DayNumber + steps * 7 <= DateOnly.MaxValue.DayNumber ? First.AddDays((int)steps * 7) : null,
            RecurrenceUnit.Month => First.Year * 12L + First.Month + steps <= DateOnly.MaxValue.Year * 12L ? First.AddMonths((int)steps) : null,
            _ => First.Year + steps <= DateOnly.MaxValue.Year ? First.AddYears((int)steps) : null,
        };
    }
}

/// <summary>Why a paused recurrence cannot simply go on, as things stand.</summary>
public enum RecurrenceObstacle
{
    None,
    AccountGone,
    AccountArchived,

    /// <summary>Its next entry would leave the account below zero.</summary>
    BelowZero,

    /// <summary>The deposit that was due is beyond a limit of the player's own: it is made on their word alone.</summary>
    BeyondLimit,
}

/// <summary>A rule that makes an entry on each of its days.</summary>
/// <param name="AccountName">Null if the account is gone.</param>
/// <param name="Amount">Above zero; in the account's currency, or in none that is known once the account is gone.</param>
/// <param name="NextDay">The next day without an entry; null once it has ended.</param>
/// <param name="PausedAt">By the player, or because an entry was refused; null while it goes on.</param>
public sealed record Recurrence(
    RecurrenceId Id, EntryKind Kind, AccountId Account, string? AccountName, CurrencyCode? Currency, decimal Amount, string? Category, string? Note,
    Rhythm Rhythm, DateOnly? NextDay, DateTimeOffset? PausedAt, RecurrenceObstacle Obstacle, uint Version)
{
    /// <summary>Whether an entry was refused when it was paused: only one that was due has been; whoever pauses by hand does so ahead of its day.</summary>
    public static bool WasDue(DateOnly nextDay, DateTimeOffset pausedAt, TimeZoneInfo zone) =>
        nextDay <= DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(pausedAt, zone).DateTime);

    /// <summary>The day of a deposit that was due when this was paused, and that can still be made; null without one.</summary>
    public DateOnly? HeldDay(TimeZoneInfo zone) =>
        Kind is EntryKind.Deposit && Obstacle is RecurrenceObstacle.None or RecurrenceObstacle.BeyondLimit && NextDay is { } day && PausedAt is { } at && WasDue(day, at, zone)
            ? day
            : null;
}

/// <param name="Key">Made by the form: the id of a new recurrence, so the same key makes one.</param>
/// <param name="Kind">Deposit, withdrawal or expense.</param>
/// <param name="Amount">Above zero.</param>
/// <param name="Category">Of an expense.</param>
/// <param name="Today">The owner's calendar day. A first day up to a year ago makes its entries at once.</param>
/// <param name="TimeZone">Of the owner.</param>
public sealed record PlanRecurrence(
    Guid Key, EntryKind Kind, AccountId Account, decimal Amount, string? Category, string? Note, Rhythm Rhythm, DateOnly Today, TimeZoneInfo TimeZone);

/// <summary>
/// The recurrences of an owner, at most 100. Fields in errors: AccountId, Kind, Amount, Category, Note, Unit, Every, FirstDay, LastDay. A missing
/// recurrence and somebody else's look alike.
/// </summary>
public interface IRecurrences
{
    /// <summary>By their next day; those that have ended last.</summary>
    Task<IReadOnlyList<Recurrence>> ListAsync(UserId owner, CancellationToken ct);

    Task<Recurrence?> FindAsync(UserId owner, RecurrenceId id, CancellationToken ct);

    /// <summary>What saving would refuse, if anything; saves nothing.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">The one it would change; null for a new one.</param>
    /// <param name="request">What would be saved.</param>
    /// <param name="ct">Stops the reading.</param>
    Task<Error?> CheckAsync(UserId owner, RecurrenceId? id, PlanRecurrence request, CancellationToken ct);

    /// <summary>Saves it and makes the entries that are due already.</summary>
    Task<Result<RecurrenceId>> AddAsync(UserId owner, PlanRecurrence request, CancellationToken ct);

    /// <summary>Entries made before stay as they are. Another rhythm counts from today on; a newer version is a conflict.</summary>
    Task<Result<Done>> ChangeAsync(UserId owner, RecurrenceId id, uint version, PlanRecurrence request, CancellationToken ct);

    /// <summary>Makes no more entries until it is resumed. False if there is none.</summary>
    Task<bool> PauseAsync(UserId owner, RecurrenceId id, CancellationToken ct);

    /// <summary>Goes on with its first day from today on: days missed meanwhile stay missed. False if there is none.</summary>
    Task<bool> ResumeAsync(UserId owner, RecurrenceId id, DateOnly today, TimeZoneInfo zone, CancellationToken ct);

    /// <summary>The entries it has made stay. False if there is none.</summary>
    Task<bool> DeleteAsync(UserId owner, RecurrenceId id, CancellationToken ct);
}

/// <summary>Makes the entries of recurrences; for the job, which knows what day it is for whom.</summary>
public interface IRecurringEntries
{
    /// <summary>Owners with an entry to be made on this day or an earlier one.</summary>
    Task<IReadOnlyList<UserId>> OwnersDueAsync(DateOnly day, CancellationToken ct);

    /// <summary>
    /// Makes every entry due up to today, each once, however often and on however many nodes it is called. One that is refused (account
    /// archived or gone, balance below zero, a deposit beyond an own limit) pauses its recurrence.
    /// </summary>
    /// <param name="owner">Whose.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="zone">Of the owner; places the entries within their days.</param>
    /// <param name="ct">Stops between two entries.</param>
    /// <returns>How many were made now.</returns>
    Task<int> MakeDueAsync(UserId owner, DateOnly today, TimeZoneInfo zone, CancellationToken ct);
}

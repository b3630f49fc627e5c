using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>
/// Recurring deposits that were due when their recurrence was paused, as one is that its player's limits hold back: they are made, or left out,
/// on the player's word. Afterwards the recurrence goes on with its first day from today on, as after any pause. A second word changes nothing.
/// </summary>
public interface IHeldDeposits
{
    /// <summary>Makes it, whatever the player's limits say.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">The recurrence.</param>
    /// <param name="day">Of the deposit, as the player saw it.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="zone">Of the owner.</param>
    /// <param name="ct">Stops before anything is written.</param>
    Task<Result<Done>> MakeAsync(UserId owner, RecurrenceId id, DateOnly day, DateOnly today, TimeZoneInfo zone, CancellationToken ct);

    /// <summary>Leaves it out.</summary>
    /// <param name="owner">Whose.</param>
    /// <param name="id">The recurrence.</param>
    /// <param name="day">Of the deposit, as the player saw it.</param>
    /// <param name="today">The owner's calendar day.</param>
    /// <param name="zone">Of the owner.</param>
    /// <param name="ct">Stops before anything is written.</param>
    Task<Result<Done>> SkipAsync(UserId owner, RecurrenceId id, DateOnly day, DateOnly today, TimeZoneInfo zone, CancellationToken ct);
}

using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>Fills the ledger of a new owner with a believable player's three years.</summary>
public interface IDemoLedger
{
    /// <summary>
    /// Ten sites and five assets in several currencies, with sessions, balance updates, deposits, withdrawals, transfers, bonuses, expenses
    /// and corrections up to today, as if each had been entered, and a few recurring entries still to come. The same seed, day, exchange
    /// rates and number of entries give the same figures. Refused for an owner who has accounts.
    /// </summary>
    /// <param name="owner">Whose ledger.</param>
    /// <param name="entries">How many entries, from 100 up.</param>
    /// <param name="seed">Of the random numbers.</param>
    /// <param name="today">The last day.</param>
    /// <param name="progress">Told the number of entries written.</param>
    /// <param name="ct">Stops it; nothing remains then.</param>
    Task<Result<Done>> SeedAsync(UserId owner, int entries, int seed, DateOnly today, IProgress<long>? progress, CancellationToken ct);
}

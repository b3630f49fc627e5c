using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What every new entry says.</summary>
/// <param name="Key">Made by the form. The same key writes once: a repeat answers with the first result, another content is refused.</param>
/// <param name="Amount">Deposit, withdrawal, bonus and expense: above zero. Correction: anything but zero. Balance update: any balance. At most the decimals of the account's currency.</param>
/// <param name="Day">The owner's calendar day, from 1970 to today. An entry of an earlier day stands at the end of that day.</param>
/// <param name="Note">At most 500 characters.</param>
/// <param name="Today">The owner's calendar day now.</param>
/// <param name="TimeZone">Of the owner; places the entry within its day.</param>
/// <param name="Confirmed">The player accepts a balance below zero.</param>
public sealed record RecordEntry(
    Guid Key, AccountId Account, decimal Amount, DateOnly Day, string? Note, DateOnly Today, TimeZoneInfo TimeZone, bool Confirmed = false)
{
    /// <summary>Of a bonus, expense or correction, at most 50 characters; other kinds have none.</summary>
    public string? Category { get; init; }

    /// <summary>At most 20, of at most 30 characters each.</summary>
    public IReadOnlyList<string>? Tags { get; init; }
}

/// <summary>Money into the bankroll. Fields in errors: AccountId, Amount, Date, Note.</summary>
public interface IDeposits
{
    Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct);
}

/// <summary>Money out of the bankroll. A balance below zero is refused until the player confirms it. Fields as for deposits.</summary>
public interface IWithdrawals
{
    Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct);
}

/// <summary>
/// The player states what an account holds; what cannot be explained by deposits and withdrawals is won or lost. Zero is a
/// balance; so is a negative one, once confirmed. Fields as for deposits.
/// </summary>
public interface IBalanceUpdates
{
    Task<Result<Recorded>> RecordAsync(UserId owner, RecordEntry request, CancellationToken ct);
}

/// <summary>
/// Results that were not played: bonuses and rakeback, expenses, and corrections with their reason in the note. Fields as for deposits,
/// and Category, Tags.
/// </summary>
public interface IAdjustments
{
    Task<Result<Recorded>> RecordBonusAsync(UserId owner, RecordEntry request, CancellationToken ct);

    /// <summary>The amount is what was spent, above zero.</summary>
    Task<Result<Recorded>> RecordExpenseAsync(UserId owner, RecordEntry request, CancellationToken ct);

    /// <summary>Needs a note: the reason.</summary>
    Task<Result<Recorded>> RecordCorrectionAsync(UserId owner, RecordEntry request, CancellationToken ct);

    /// <summary>The categories that entries of this kind have, the most used first; empty for kinds without categories.</summary>
    Task<IReadOnlyList<string>> CategoriesAsync(UserId owner, EntryKind kind, CancellationToken ct);
}

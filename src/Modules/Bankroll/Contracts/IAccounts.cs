using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>What kind of place money sits at.</summary>
public enum AccountKind
{
    /// <summary>A poker site or room.</summary>
    Site = 1,

    /// <summary>Anything else: cash, a bank, an e-wallet.</summary>
    Asset = 2,
}

/// <summary>What an asset is.</summary>
public enum AssetType
{
    Cash = 1,
    Bank = 2,
    EWallet = 3,
    Crypto = 4,
    Other = 5,
}

/// <summary>An account with its totals, all in its own currency. Balance = Deposited - Withdrawn + Transferred + Won, always.</summary>
/// <param name="AssetType">Null for sites.</param>
/// <param name="Position">Place in the owner's order, within its kind.</param>
/// <param name="ArchivedAt">Null while it is in use. Archived accounts keep their entries and stay in every total.</param>
/// <param name="Transferred">What came from the owner's other accounts less what went to them.</param>
/// <param name="Won">Result: sessions, balance updates, bonuses and corrections less expenses and fees.</param>
/// <param name="LastEntryDay">The day of its latest entry.</param>
/// <param name="LastStatedDay">The day of its latest balance update.</param>
public sealed record Account(
    AccountId Id,
    AccountKind Kind,
    AssetType? AssetType,
    string Name,
    int Position,
    DateTimeOffset? ArchivedAt,
    Money Balance,
    Money Deposited,
    Money Withdrawn,
    Money Transferred,
    Money Won,
    long Entries,
    DateOnly? LastEntryDay,
    DateOnly? LastStatedDay)
{
    public CurrencyCode Currency => Balance.Currency;

    public bool IsArchived => ArchivedAt is not null;
}

/// <param name="Key">Made by the form; the same key never opens two accounts.</param>
/// <param name="Name">2 to 50 characters, unlike every other name of the owner (case does not count).</param>
/// <param name="AssetType">Required for assets, ignored for sites.</param>
/// <param name="OpeningBalance">What is in it already: recorded as its first deposit. Zero or null for none; never negative.</param>
/// <param name="Today">The owner's calendar day.</param>
public sealed record OpenAccount(
    Guid Key, AccountKind Kind, AssetType? AssetType, string Name, CurrencyCode Currency, decimal? OpeningBalance, DateOnly Today);

public enum MoveDirection
{
    Up,
    Down,
}

/// <summary>The accounts of an owner. Somebody else's account and a missing one look alike: null, or the error "not found".</summary>
public interface IAccounts
{
    /// <summary>All, archived ones too: sites first, then assets, each in the owner's order, archived last.</summary>
    Task<IReadOnlyList<Account>> ListAsync(UserId owner, CancellationToken ct);

    Task<Account?> FindAsync(UserId owner, AccountId id, CancellationToken ct);

    /// <summary>Fields in errors: Name, Currency, AssetType, OpeningBalance.</summary>
    Task<Result<AccountId>> OpenAsync(UserId owner, OpenAccount request, CancellationToken ct);

    /// <summary>Field in errors: Name.</summary>
    Task<Result<Done>> RenameAsync(UserId owner, AccountId id, string name, CancellationToken ct);

    /// <summary>Takes it out of use; its entries and totals stay. Archiving twice is archiving.</summary>
    Task<Result<Done>> ArchiveAsync(UserId owner, AccountId id, CancellationToken ct);

    /// <summary>Takes it back into use.</summary>
    Task<Result<Done>> RestoreAsync(UserId owner, AccountId id, CancellationToken ct);

    /// <summary>Only an account that never had an entry can be deleted; others are archived.</summary>
    Task<Result<Done>> DeleteAsync(UserId owner, AccountId id, CancellationToken ct);

    /// <summary>One place up or down among the accounts of its kind that are in use; at the end it stays where it is.</summary>
    Task<Result<Done>> MoveAsync(UserId owner, AccountId id, MoveDirection direction, CancellationToken ct);
}

namespace StakeEasy.Bankroll.Contracts;

/// <summary>One account of one owner.</summary>
public readonly record struct AccountId(Guid Value);

/// <summary>One entry of the ledger.</summary>
public readonly record struct EntryId(Guid Value);

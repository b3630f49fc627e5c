namespace StakeEasy.Bankroll.Contracts;

/// <summary>One account of one owner.</summary>
public readonly record struct AccountId(Guid Value);

/// <summary>One entry of the ledger.</summary>
public readonly record struct EntryId(Guid Value);

/// <summary>One transfer: its two entries and its fee share it. A new one takes the id of the entry on the account that the money leaves.</summary>
public readonly record struct TransferId(Guid Value);

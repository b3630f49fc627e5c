using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Shared;

/// <summary>The words, icon and addresses of each kind of entry.</summary>
/// <param name="Verb">As the menu of what can be recorded says it.</param>
/// <param name="Path">Of the form that records one.</param>
internal sealed record EntryWords(string Name, string Verb, string Icon, string Path, MoneySign Sign)
{
    private static readonly EntryWords Deposit = new("Deposit", "Deposit", "into", "/deposits/new", MoneySign.Moved);
    private static readonly EntryWords Withdrawal = new("Withdrawal", "Withdraw", "out", "/withdrawals/new", MoneySign.Moved);
    private static readonly EntryWords Transfer = new("Transfer", "Transfer", "swap", "/transfers/new", MoneySign.Moved);
    private static readonly EntryWords BalanceUpdate = new("Balance update", "Balance", "refresh", "/balances/new", MoneySign.Result);
    private static readonly EntryWords Session = new("Session", "Session", "clock", "/sessions/new", MoneySign.Result);
    private static readonly EntryWords Bonus = new("Bonus", "Bonus", "gift", "/bonuses/new", MoneySign.Result);
    private static readonly EntryWords Expense = new("Expense", "Expense", "receipt", "/expenses/new", MoneySign.Result);
    private static readonly EntryWords Correction = new("Correction", "Correct", "pencil", "/corrections/new", MoneySign.Result);
    private static readonly EntryWords Fee = new("Transfer fee", "Transfer", "coins", "/transfers/new", MoneySign.Result);

    /// <summary>What a player records, the most frequent first. A fee comes with its transfer.</summary>
    public static IReadOnlyList<EntryKind> Recordable { get; } =
    [
        EntryKind.Deposit, EntryKind.Withdrawal, EntryKind.Transfer, EntryKind.BalanceUpdate,
        EntryKind.Session, EntryKind.Bonus, EntryKind.Expense, EntryKind.Correction,
    ];

    public string InSentence => Name.ToLowerInvariant();

    public static EntryWords Of(EntryKind kind) => kind switch
    {
        EntryKind.Deposit => Deposit,
        EntryKind.Withdrawal => Withdrawal,
        EntryKind.Transfer => Transfer,
        EntryKind.BalanceUpdate => BalanceUpdate,
        EntryKind.Session => Session,
        EntryKind.Bonus => Bonus,
        EntryKind.Expense => Expense,
        EntryKind.Correction => Correction,
        EntryKind.Fee => Fee,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>The page that tells all of it: a side of a transfer is told with its whole, a result with its session.</summary>
    public static string PathOf(Entry entry) => entry switch
    {
        { Kind: EntryKind.Transfer or EntryKind.Fee, Transfer: { } transfer } => $"/transfers/{transfer}",
        { Kind: EntryKind.Session } => $"/sessions/{entry.Id.Value}",
        _ => $"/entries/{entry.Id.Value}",
    };
}

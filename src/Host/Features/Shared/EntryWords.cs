using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Shared;

/// <summary>The words, icon and addresses of each kind of entry.</summary>
/// <param name="Verb">As the form's tab says it.</param>
/// <param name="Path">Of the form that records one.</param>
internal sealed record EntryWords(string Name, string Verb, string Icon, string Path, MoneySign Sign)
{
    private static readonly EntryWords Deposit = new("Deposit", "Deposit", "into", "/deposits/new", MoneySign.Moved);
    private static readonly EntryWords Withdrawal = new("Withdrawal", "Withdraw", "out", "/withdrawals/new", MoneySign.Moved);
    private static readonly EntryWords BalanceUpdate = new("Balance update", "Balance", "refresh", "/balances/new", MoneySign.Result);
    private static readonly EntryWords Transfer = new("Transfer", "Transfer", "swap", "/transfers/new", MoneySign.Moved);
    private static readonly EntryWords Session = new("Session", "Session", "clock", "/sessions/new", MoneySign.Result);
    private static readonly EntryWords Bonus = new("Bonus", "Bonus", "coins", "/bonuses/new", MoneySign.Result);
    private static readonly EntryWords Expense = new("Expense", "Expense", "lower", "/expenses/new", MoneySign.Result);
    private static readonly EntryWords Correction = new("Correction", "Correct", "pencil", "/corrections/new", MoneySign.Result);
    private static readonly EntryWords Fee = new("Transfer fee", "Fee", "swap", "/transfers/new", MoneySign.Result);

    public static EntryWords Of(EntryKind kind) => kind switch
    {
        EntryKind.Deposit => Deposit,
        EntryKind.Withdrawal => Withdrawal,
        EntryKind.Transfer => Transfer,
        EntryKind.Session => Session,
        EntryKind.Bonus => Bonus,
        EntryKind.Expense => Expense,
        EntryKind.Correction => Correction,
        EntryKind.Fee => Fee,
        _ => BalanceUpdate,
    };

    public string InSentence => Name.ToLowerInvariant();
}

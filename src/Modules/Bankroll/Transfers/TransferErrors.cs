using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Transfers;

/// <summary>Why a transfer is refused, worded for the player.</summary>
internal static class TransferErrors
{
    public static readonly Error NoSource = new("FromAccountId", "Choose one of your accounts.");

    public static readonly Error NoTarget = new("ToAccountId", "Choose one of your accounts.");

    public static readonly Error SameAccount = new("ToAccountId", "Choose another account than the one the money leaves.");

    public static readonly Error NegativeFee = new("Fee", "A fee is zero or more. Leave it empty if there was none.");

    public static readonly Error OtherAmountReceived =
        new("Received", "Both accounts are kept in one currency, so what arrives is what was sent. If less arrived, enter the difference as the fee and send less.");

    public static readonly Error Gone = new("", "This transfer is no longer there. It was deleted meanwhile.");

    public static readonly Error Changed =
        new("", "This transfer was changed meanwhile, so nothing is saved. Compare with what it says now, then save again.") { IsConflict = true };

    public static Error NotReceived(CurrencyCode currency) => new("Received", $"Enter what arrived in {currency}.");
}

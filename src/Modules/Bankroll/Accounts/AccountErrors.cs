using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Accounts;

/// <summary>Why a change of accounts is refused, worded for the player.</summary>
internal static class AccountErrors
{
    public const int ShortestName = 2;
    public const int LongestName = 50;

    public static readonly Error NameLength = new("Name", "Enter a name of 2 to 50 characters.");

    public static readonly Error NameUnreadable = new("Name", "That name holds a character that cannot be stored. Type it again without it.");

    public static readonly Error NoAssetType = new("AssetType", "Choose what kind of asset it is.");

    public static readonly Error UnknownKind = new("Kind", "Choose a poker site or an asset.");

    public static readonly Error NegativeOpening = new("OpeningBalance", "Enter what the account holds now, or leave it empty. It cannot start below zero.");

    public static readonly Error NotFound = new("", "There is no such account.");

    public static readonly Error HasEntries = new("", "This account has entries, so it cannot be deleted. Archive it instead: its entries and totals stay.");

    public static readonly Error OtherContent = new("", "This form was saved before with other content. Look at your accounts, then start a new one.");

    public static Error NameTaken(string name) => new("Name", $"You have an account called {name} already. Choose another name.");

    public static Error UnknownCurrency(CurrencyCode currency) => new("Currency", $"{currency} is not a currency you can keep an account in. Choose one from the list.");
}

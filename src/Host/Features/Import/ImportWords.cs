using System.Globalization;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Host.Features.Import;

/// <summary>What choices of an import are called.</summary>
internal static class ImportWords
{
    public static readonly IReadOnlyList<(char Value, string Key, string Label)> Delimiters =
        [(',', "comma", "Comma ,"), (';', "semicolon", "Semicolon ;"), ('\t', "tab", "Tab"), ('|', "pipe", "Upright line |")];

    public static readonly IReadOnlyList<(string Value, string Label)> Encodings =
        [("utf-8", "UTF-8"), ("utf-16", "UTF-16"), ("utf-16BE", "UTF-16, big-endian"), ("windows-1252", "Windows-1252 (Western Europe)")];

    public static readonly IReadOnlyList<(DateOrder Value, string Label)> Orders =
        [(DateOrder.DayFirst, "Day first: 03/04/2026 is 3 April"), (DateOrder.MonthFirst, "Month first: 03/04/2026 is 4 March"), (DateOrder.YearFirst, "Year first: 2026-04-03")];

    /// <summary>What rows can be that do not say; transfers and fees always say.</summary>
    public static readonly IReadOnlyList<EntryKind> Kinds =
        [EntryKind.Session, EntryKind.BalanceUpdate, EntryKind.Deposit, EntryKind.Withdrawal, EntryKind.Bonus, EntryKind.Expense, EntryKind.Correction];

    public static readonly IReadOnlyList<(AssetType? Asset, string Key, string Label)> NewKinds =
        [(null, "site", "Open as a poker site"), (AssetType.Bank, "bank", "Open as a bank account"), (AssetType.EWallet, "ewallet", "Open as an e-wallet"),
            (AssetType.Cash, "cash", "Open as cash"), (AssetType.Crypto, "crypto", "Open as crypto"), (AssetType.Other, "other", "Open as another asset")];

    private static readonly Dictionary<ImportField, string> Fields = new()
    {
        [ImportField.Date] = "Day",
        [ImportField.StatedBalance] = "Balance",
        [ImportField.SessionStarted] = "Session: start",
        [ImportField.SessionEnded] = "Session: end",
        [ImportField.SessionMinutes] = "Session: minutes played",
        [ImportField.SessionBreak] = "Session: minutes of break",
        [ImportField.SessionBuyIn] = "Session: buy-in",
        [ImportField.SessionRebuyCount] = "Session: number of rebuys",
        [ImportField.SessionRebuys] = "Session: rebuys, amount",
        [ImportField.SessionAddOns] = "Session: add-ons",
        [ImportField.SessionCashOut] = "Session: cash-out or prize",
        [ImportField.Transfer] = "Transfer it belongs to",
        [ImportField.Amount] = "Amount or result",
        [ImportField.Kind] = "Kind of entry",
        [ImportField.Id] = "Id of our own export",
    };

    public static string Of(ImportField field)
    {
        if (Fields.TryGetValue(field, out var words))
        {
            return words;
        }

        var name = System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(field.ToString()).Replace('_', ' ');
        return name.StartsWith("session ", StringComparison.Ordinal) ? "Session: " + name["session ".Length..] : char.ToUpperInvariant(name[0]) + name[1..];
    }

    public static string Count(int number, string one, string many) => Count((long)number, one, many);

    public static string Count(long number, string one, string many) =>
        number.ToString("N0", CultureInfo.CurrentCulture) + " " + (number == 1 ? one : many);
}

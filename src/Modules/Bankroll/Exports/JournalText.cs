using System.Globalization;
using System.Text;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Exports;

/// <summary>The words of a journal. Amounts are written in full: rounding would break the assertions.</summary>
internal static class JournalText
{
    private const int Decimals = 10;

    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static StringBuilder Commodity(this StringBuilder text, CurrencyInfo currency) =>
        text.Append(Plain, $"commodity 1000.{new string('0', currency.Scale)} {Symbol(currency.Code)}\n");

    public static StringBuilder Account(this StringBuilder text, string name) => text.Append(Plain, $"account {name}\n");

    public static StringBuilder Price(this StringBuilder text, DateOnly day, CurrencyCode of, decimal rate, CurrencyCode reporting) =>
        text.Append(Plain, $"P {day:yyyy-MM-dd} {Symbol(of)} {rate} {Symbol(reporting)}\n");

    /// <summary>The first line of a transaction and what is remarked of it.</summary>
    public static StringBuilder Heading(this StringBuilder text, JournalEntry entry)
    {
        text.Append(Plain, $"\n{entry.Day:yyyy-MM-dd} * {Words(entry.Kind)}\n");
        text.Append(Plain, $"    ; id:{entry.Id}\n");
        foreach (var tag in entry.Tags)
        {
            text.Append("    ; tag:").Append(OneLine(tag).Replace(',', ' ')).Append('\n');
        }

        foreach (var line in (entry.Note ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("    ; ").Append(OneLine(line)).Append('\n');
        }

        return text;
    }

    public static StringBuilder Posting(this StringBuilder text, string account, decimal amount, CurrencyInfo currency) =>
        text.Append(Plain, $"    {account}  {Amount(amount, currency)}\n");

    /// <summary>A posting that was worth so much of another currency.</summary>
    public static StringBuilder Posting(this StringBuilder text, string account, decimal amount, CurrencyInfo currency, decimal price, CurrencyInfo of) =>
        text.Append(Plain, $"    {account}  {Amount(amount, currency)} @@ {Amount(Math.Abs(price), of)}\n");

    /// <summary>A posting after which the account holds exactly so much.</summary>
    public static StringBuilder Assertion(this StringBuilder text, string account, decimal amount, decimal stated, CurrencyInfo currency) =>
        text.Append(Plain, $"    {account}  {Amount(amount, currency)} = {Amount(stated, currency)}\n");

    /// <summary>At least the decimals of the currency, and no zeros behind them.</summary>
    private static string Amount(decimal amount, CurrencyInfo currency) =>
        amount.ToString("0." + new string('0', currency.Scale) + new string('#', Math.Max(0, Decimals - currency.Scale)), Plain) + " " + Symbol(currency.Code);

    /// <summary>Digits in the name of a commodity would be taken for an amount.</summary>
    private static string Symbol(CurrencyCode code) => code.Value.Any(char.IsAsciiDigit) ? "\"" + code.Value + "\"" : code.Value;

    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();

    private static string Words(EntryKind kind) => kind switch
    {
        EntryKind.BalanceUpdate => "Balance update",
        EntryKind.Fee => "Transfer fee",
        _ => kind.ToString(),
    };
}

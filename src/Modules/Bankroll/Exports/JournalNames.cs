using System.Text;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Exports;

/// <summary>
/// How accounts and categories are called in a journal, where a colon begins a sub-account, two blanks end a name and a semicolon a line.
/// </summary>
internal sealed class JournalNames
{
    public const string Deposits = "equity:deposits";
    public const string Withdrawals = "equity:withdrawals";
    public const string Transfers = "equity:transfers";
    public const string Sessions = "income:play:sessions";
    public const string BalanceUpdates = "income:play:balance updates";
    public const string Corrections = "income:corrections";
    public const string Fees = "expenses:transfer fees";

    /// <summary>Accounts of every journal, whether used or not.</summary>
    public static readonly IReadOnlyList<string> Always = [Deposits, Withdrawals, Transfers, Sessions, BalanceUpdates, Corrections, Fees];

    private readonly Dictionary<Guid, string> _accounts = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string this[Guid account] => _accounts[account];

    /// <summary>Two that only differ in what a journal cannot write get a number.</summary>
    public string Add(Guid account, AccountKind kind, string name)
    {
        var plain = (kind is AccountKind.Site ? "assets:sites:" : "assets:other:") + Clean(name);
        var free = plain;
        for (var number = 2; !_taken.Add(free); number++)
        {
            free = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{plain} ({number})");
        }

        return _accounts[account] = free;
    }

    /// <summary>Where a bonus comes from or an expense goes to.</summary>
    public static string Of(EntryKind kind, string? category) =>
        (kind is EntryKind.Bonus ? "income:bonus" : "expenses:spent") + (category is null ? "" : ":" + Clean(category));

    private static string Clean(string name)
    {
        var clean = new StringBuilder(name.Length);
        foreach (var c in name.Trim())
        {
            var written = c switch
            {
                ':' => '-',
                ';' => ',',
                _ when char.IsWhiteSpace(c) || char.IsControl(c) => ' ',
                _ => c,
            };
            if (written is not ' ' || (clean.Length > 0 && clean[^1] is not ' '))
            {
                clean.Append(written);
            }
        }

        return clean.ToString().TrimEnd() is { Length: > 0 } left ? left : "-";
    }
}

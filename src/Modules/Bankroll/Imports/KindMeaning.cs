using System.Collections.Frozen;
using System.Runtime.InteropServices;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What a word of the kind column means.</summary>
/// <param name="Kind">Null: a deposit above zero, a withdrawal below.</param>
/// <param name="Format">Of a session, where the word tells.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct KindMeaning(EntryKind? Kind, SessionFormat? Format)
{
    public const string BySignWord = "by_sign";

    private static readonly FrozenDictionary<string, KindMeaning> Usual = Words().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Null for a word that is neither the preset's nor a usual one.</summary>
    public static KindMeaning? Of(string word, Preset preset)
    {
        var known = preset.Kinds.FirstOrDefault(k => string.Equals(k.Key, word, StringComparison.OrdinalIgnoreCase)).Value ?? word;
        return Usual.TryGetValue(known.Replace('_', ' ').Trim(), out var meaning) ? meaning : null;
    }

    public static KindMeaning Of(EntryKind? kind) => new(kind, null);

    private static Dictionary<string, KindMeaning> Words()
    {
        var words = new Dictionary<string, KindMeaning>(StringComparer.OrdinalIgnoreCase) { [BySignWord.Replace('_', ' ')] = default };
        Add(EntryKind.Deposit, "deposit", "deposits", "money in", "cash in", "credit",
            "einzahlung", "gutschrift", "eingang", "zahlungseingang", "dépôt", "depot", "versement", "depósito", "deposito", "ingreso", "versamento", "storting",
            "wpłata", "insättning", "indbetaling", "innskudd", "talletus");
        Add(EntryKind.Withdrawal, "withdrawal", "withdrawals", "withdraw", "drawing", "drawings", "cashout", "cash out", "payout", "money out", "debit",
            "auszahlung", "abhebung", "lastschrift", "belastung", "ausgang", "zahlungsausgang", "retrait", "retiro", "retirada", "saque", "levantamento", "prelievo",
            "opname", "wypłata", "uttag", "udbetaling", "uttak", "nosto");
        Add(EntryKind.Transfer, "transfer", "transfers");
        Add(EntryKind.BalanceUpdate, "balance update", "balance", "statement", "kontostand");
        Add(EntryKind.Session, "session", "sessions");
        Add(EntryKind.Bonus, "bonus", "bonuses", "rakeback", "jackpot", "promotion");
        Add(EntryKind.Expense, "expense", "expenses", "cost", "costs");
        Add(EntryKind.Correction, "correction", "adjustment");
        Add(EntryKind.Fee, "fee", "transfer fee");
        AddSession(SessionFormat.Cash, "cash", "cash game", "ring game", "ring", "cashgame");
        AddSession(SessionFormat.Tournament, "tournament", "mtt", "sng", "sit & go", "sit and go", "sit&go", "spin", "spin & go");
        return words;

        void Add(EntryKind kind, params ReadOnlySpan<string> known)
        {
            foreach (var word in known)
            {
                words[word] = new(kind, null);
            }
        }

        void AddSession(SessionFormat format, params ReadOnlySpan<string> known)
        {
            foreach (var word in known)
            {
                words[word] = new(EntryKind.Session, format);
            }
        }
    }
}

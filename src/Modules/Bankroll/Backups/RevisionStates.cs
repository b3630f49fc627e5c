using System.Globalization;
using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Ledger;
using StakeEasy.SharedKernel.Backups;

namespace StakeEasy.Bankroll.Backups;

/// <summary>
/// Looks into the JSON that revisions keep of an entry and its session: the history page shows it and a restoration writes it, so it has to
/// be such as the ledger itself would keep. Older revisions lack newer columns.
/// </summary>
internal static class RevisionStates
{
    private const string Session = "session";

    private static readonly string[] States = ["before", "after"];

    private static readonly string[] Needed = ["id", "account_id", "kind", "day", "occurred_at", "amount"];

    private static readonly Dictionary<string, Func<JsonElement, bool>> Entry = new(StringComparer.Ordinal)
    {
        ["id"] = IsId,
        ["account_id"] = IsId,
        ["kind"] = v => v.ValueKind is JsonValueKind.Number && v.TryGetInt32(out var kind) && Enum.IsDefined((EntryKind)kind),
        ["day"] = IsDay,
        ["occurred_at"] = IsInstant,
        ["created_at"] = IsInstant,
        ["amount"] = IsAmount,
        ["stated_balance"] = OrNull(IsAmount),
        ["note"] = OrNull(IsText),
        ["category"] = OrNull(IsText),
        ["tags"] = OrNull(IsTexts),
        ["transfer_id"] = OrNull(IsId),
        ["origin_id"] = OrNull(IsId),
        ["row_key"] = OrNull(IsId),
        [Session] = OrNull(v => v.ValueKind is JsonValueKind.Object && IsMadeOf(v, Play!)),
    };

    private static readonly Dictionary<string, Func<JsonElement, bool>> Play = new(StringComparer.Ordinal)
    {
        ["id"] = IsId,
        ["account_id"] = IsId,
        ["format"] = v => v.ValueKind is JsonValueKind.Number && v.TryGetInt32(out var format) && Enum.IsDefined((SessionFormat)format),
        ["game"] = IsText,
        ["stake"] = IsText,
        ["small_blind"] = OrNull(IsAmount),
        ["big_blind"] = OrNull(IsAmount),
        ["venue"] = OrNull(IsText),
        ["started_at"] = IsInstant,
        ["ended_at"] = IsInstant,
        ["day"] = IsDay,
        ["minutes"] = IsCount,
        ["buy_in"] = IsAmount,
        ["rebuy_count"] = IsCount,
        ["rebuys"] = IsAmount,
        ["add_ons"] = IsAmount,
        ["expenses"] = IsAmount,
        ["cash_out"] = IsAmount,
        ["place"] = OrNull(IsCount),
        ["field_size"] = OrNull(IsCount),
        ["hands"] = OrNull(IsCount),
        ["tags"] = OrNull(IsTexts),
        ["note"] = OrNull(IsText),
    };

    public static void Check(BackupRow row)
    {
        var states = States.Where(s => row.Get<string>(s) is not null).ToList();
        if (states.Count == 0)
        {
            throw row.Refuse("before", "a revision says what was before, what came after, or both.");
        }

        foreach (var state in states)
        {
            using var document = JsonDocument.Parse(row.Get<string>(state)!);
            var root = document.RootElement;
            if (!IsMadeOf(root, Entry) || Array.Exists(Needed, n => !root.TryGetProperty(n, out _)) || root.GetProperty("id").GetGuid() != row.Get<Guid>("entry_id")
                || (root.GetProperty("kind").GetInt32() == (int)EntryKind.Session) != (root.TryGetProperty(Session, out var play) && play.ValueKind is JsonValueKind.Object))
            {
                throw row.Refuse(state, "this is no state of the entry.");
            }
        }
    }

    private static bool IsMadeOf(JsonElement state, Dictionary<string, Func<JsonElement, bool>> columns) =>
        state.EnumerateObject().All(p => columns.TryGetValue(p.Name, out var holds) && holds(p.Value));

    private static Func<JsonElement, bool> OrNull(Func<JsonElement, bool> holds) => v => v.ValueKind is JsonValueKind.Null || holds(v);

    private static bool IsId(JsonElement value) => value.ValueKind is JsonValueKind.String && value.TryGetGuid(out _);

    private static bool IsDay(JsonElement value) =>
        value.ValueKind is JsonValueKind.String && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static bool IsInstant(JsonElement value) => value.ValueKind is JsonValueKind.String && value.TryGetDateTimeOffset(out _);

    private static bool IsAmount(JsonElement value) =>
        value.ValueKind is JsonValueKind.Number && value.TryGetDecimal(out var amount) && Math.Abs(amount) <= 1_000m * EntryErrors.Largest;

    private static bool IsCount(JsonElement value) => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out var count) && count >= 0;

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String && !value.GetString()!.Contains('\0', StringComparison.Ordinal);

    private static bool IsTexts(JsonElement value) => value.ValueKind is JsonValueKind.Array && value.EnumerateArray().All(IsText);
}

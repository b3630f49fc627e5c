using System.Text.Json;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Reads the rows of <c>entries</c> that revisions keep as JSON.</summary>
internal static class RevisionJson
{
    public static Guid AccountOf(RevisionRow row) => Read(row, root => root.GetProperty("account_id").GetGuid());

    public static DateOnly DayOf(RevisionRow row) => Read(row, Day);

    /// <summary>Where the entry stood in the order of the ledger.</summary>
    public static (DateOnly Day, DateTimeOffset At, Guid Id) PlaceOf(RevisionRow row) =>
        Read(row, root => (Day(root), root.GetProperty("occurred_at").GetDateTimeOffset(), root.GetProperty("id").GetGuid()));

    /// <summary>The accounts it stood on before and after.</summary>
    public static IEnumerable<Guid> AccountsOf(RevisionRow row) =>
        new[] { row.Before, row.After }.OfType<string>().Select(json => Read(json, root => root.GetProperty("account_id").GetGuid()));

    /// <summary>What the entry said then; <paramref name="accounts"/> holds every account it ever stood on.</summary>
    public static EntryState? StateOf(string? json, IReadOnlyDictionary<Guid, NamedAccount> accounts)
    {
        if (json is null)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        var account = accounts[root.GetProperty("account_id").GetGuid()];
        var currency = account.Currency;
        var stated = root.GetProperty("stated_balance");
        return new(
            Day(root),
            new(root.GetProperty("amount").GetDecimal(), currency),
            stated.ValueKind is JsonValueKind.Null ? null : new(stated.GetDecimal(), currency),
            root.GetProperty("note").GetString())
        {
            AccountName = account.Name,
            Transfer = Text(root, "transfer_id") is { } transfer ? Guid.Parse(transfer) : null,
            Category = Text(root, "category"),
            Tags = root.TryGetProperty("tags", out var tags) && tags.ValueKind is JsonValueKind.Array ? [.. tags.EnumerateArray().Select(t => t.GetString()!)] : [],
            Session = root.TryGetProperty("session", out var session) && session.ValueKind is JsonValueKind.Object ? SessionOf(session) : null,
        };
    }

    public static EntryKind KindOf(string json) => Read(json, root => (EntryKind)root.GetProperty("kind").GetInt16());

    /// <summary>The transfer an entry was a side of; null for others.</summary>
    public static Guid? TransferOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Text(document.RootElement, "transfer_id") is { } id ? Guid.Parse(id) : null;
    }

    private static PlayedSession SessionOf(JsonElement session) => new(
        (SessionFormat)session.GetProperty("format").GetInt32(), Text(session, "game")!, Text(session, "stake")!, Text(session, "venue"),
        session.GetProperty("minutes").GetInt32(), Number(session, "hands"), Number(session, "place"), Number(session, "field_size"));

    private static int? Number(JsonElement root, string column) =>
        root.TryGetProperty(column, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32() : null;

    /// <summary>Null too in revisions older than the column.</summary>
    private static string? Text(JsonElement root, string column) => root.TryGetProperty(column, out var value) ? value.GetString() : null;

    private static DateOnly Day(JsonElement root) => DateOnly.ParseExact(root.GetProperty("day").GetString()!, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static T Read<T>(RevisionRow row, Func<JsonElement, T> read) =>
        Read(row.Before ?? row.After ?? throw new InvalidOperationException("A revision says nothing."), read);

    private static T Read<T>(string json, Func<JsonElement, T> read)
    {
        using var document = JsonDocument.Parse(json);
        return read(document.RootElement);
    }
}

/// <summary>An account as a revision needs it.</summary>
internal sealed record NamedAccount(string Name, CurrencyCode Currency);

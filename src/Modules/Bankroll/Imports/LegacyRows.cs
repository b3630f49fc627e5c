using System.Globalization;
using StakeEasy.Bankroll.Contracts;

namespace StakeEasy.Bankroll.Imports;

/// <summary>
/// What the older application knew, as rows of our own CSV. Its deposits and withdrawals have no account: they go through one that holds
/// nothing, which is stated right after each, so that they count as put in and taken out and every balance stays what it was. Its
/// balances are balance updates. Its currency table is not read: rates are nobody's to bring.
/// </summary>
internal sealed class LegacyRows(IEnumerable<LegacyRecord> records, IDisposable file) : ISourceRows
{
    private static readonly ImportField[] Fields = [ImportField.Date, ImportField.Time, ImportField.Kind, ImportField.Account, ImportField.Currency, ImportField.Amount, ImportField.StatedBalance];

    private readonly Dictionary<(bool IsAsset, string Id), LegacyPlace> _places = [];
    private readonly HashSet<string> _assets = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<string> Columns { get; } = [.. Fields.Select(OwnCsv.ColumnOf)];

    public static ImportField?[] Mapping => [.. Fields.Select(f => (ImportField?)f)];

    /// <summary>The account of money whose place the older application did not know.</summary>
    public static string PlacelessName(string currency) => "Without a place " + currency;

    /// <summary>Whether the file keeps it among the assets, or it is the account of money without a place.</summary>
    public bool IsAsset(string account) => _assets.Contains(account);

    public IEnumerable<SourceRow> Rows()
    {
        foreach (var record in records)
        {
            var rows = record.Table switch
            {
                "sites" => Place(record, isAsset: false),
                "assets" => Place(record, isAsset: true),
                "deposits" => Moved(record, EntryKind.Deposit),
                "drawings" => Moved(record, EntryKind.Withdrawal),
                "site_history" => Stated(record, isAsset: false, record["site_id"]),
                "asset_history" => Stated(record, isAsset: true, record["asset_id"]),
                _ => [],
            };
            foreach (var row in rows)
            {
                yield return row;
            }
        }
    }

    public void Dispose() => file.Dispose();

    private IEnumerable<SourceRow> Place(LegacyRecord record, bool isAsset)
    {
        // Two of one name were possible there; here a number tells them apart.
        var name = record["name"];
        var same = _places.Values.Count(p => string.Equals(p.Name, name, StringComparison.OrdinalIgnoreCase));
        _places[(isAsset, record["id"])] = new LegacyPlace(same == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {same + 1}"));
        return [];
    }

    private IEnumerable<SourceRow> Moved(LegacyRecord record, EntryKind kind)
    {
        var (day, time) = When(record["date"]);
        var currency = record["currency"];
        var account = PlacelessName(currency);
        _assets.Add(account);
        yield return Row(record, day, time, kind, account, currency, amount: record["amount"]);
        yield return Row(record, day, time, EntryKind.BalanceUpdate, account, currency, stated: "0") with { KeepsZero = true, IsImplied = true };
    }

    private IEnumerable<SourceRow> Stated(LegacyRecord record, bool isAsset, string place)
    {
        var (day, time) = At(record["recorded_at"]);
        if (!_places.TryGetValue((isAsset, place), out var known))
        {
            yield return Row(record, day, time, EntryKind.BalanceUpdate, "", record["currency"]) with
            {
                Problem = $"The file has no {(isAsset ? "asset" : "site")} with the number {place}.",
            };
            yield break;
        }

        var currency = record["currency"];
        var (account, left) = known.In(currency);
        if (isAsset)
        {
            _assets.Add(account);
        }

        if (left is { } before)
        {
            // The newest balance was the whole balance there, whatever its currency.
            yield return Row(record, day, time, EntryKind.BalanceUpdate, before.Account, before.Currency, stated: "0") with { IsImplied = true };
        }

        yield return Row(record, day, time, EntryKind.BalanceUpdate, account, currency, stated: record["amount"]);
    }

    private static SourceRow Row(
        LegacyRecord record, string day, string time, EntryKind kind, string account, string currency, string amount = "", string stated = "") =>
        new(record.Number, record.Table, [day, time, OwnCsv.KindOf(kind), account, currency, amount, stated]);

    /// <summary>The day somebody chose, which is kept as its midnight, or the instant they wrote it.</summary>
    private static (string Day, string Time) When(string text)
    {
        var at = text.IndexOfAny(['T', ' ']);
        return at >= 0 && ReadMoment.TryTime(text.AsSpan(at + 1), out var time) && time.Time == TimeSpan.Zero ? (text[..at], "") : At(text);
    }

    /// <summary>An instant of UTC, which only the player's time zone can tell the day of. Balances are in the order of these, so midnight is one, too.</summary>
    private static (string Day, string Time) At(string text)
    {
        var at = text.IndexOfAny(['T', ' ']);
        return at >= 0 && ReadMoment.TryTime(text.AsSpan(at + 1), out var time) ? ("", time.Offset is null ? text + "Z" : text) : (text, "");
    }
}

/// <summary>A site or an asset of the older application: one name for any number of currencies, of which the latest counts.</summary>
internal sealed class LegacyPlace(string name)
{
    private string? _first;
    private string? _current;

    public string Name => name;

    /// <summary>Its account in this currency, and the one it has left if the currency is another than before.</summary>
    public (string Account, (string Account, string Currency)? Left) In(string currency)
    {
        _first ??= currency;
        var left = _current is { } before && !string.Equals(before, currency, StringComparison.OrdinalIgnoreCase) ? (AccountIn(before), before) : ((string, string)?)null;
        _current = currency;
        return (AccountIn(currency), left);
    }

    private string AccountIn(string currency) => string.Equals(currency, _first, StringComparison.OrdinalIgnoreCase) ? name : $"{name} {currency}";
}

using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Which account a name in the file means; remembers the names that mean none, and those for which one is to be opened.</summary>
internal sealed class ImportTargets
{
    private const int MostUnknown = 100;

    private readonly Dictionary<string, ImportTarget> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, (int Rows, string Currency)> _unknown = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ImportTarget> _opened = new(StringComparer.OrdinalIgnoreCase);
    private readonly ICurrencies _currencies;
    private readonly bool _opens;
    private readonly HashSet<string> _refused;

    public ImportTargets(IEnumerable<Account> accounts, ImportChoices choices, ICurrencies currencies)
    {
        (_currencies, _opens) = (currencies, choices.OpensUnknown);
        _refused = new(choices.Refused, StringComparer.OrdinalIgnoreCase);
        var byId = new Dictionary<AccountId, ImportTarget>();
        foreach (var account in accounts)
        {
            var target = new ImportTarget(account.Id.Value, account.Name, currencies.Find(account.Currency)!, account.IsArchived, IsNew: false, IsChosen: false);
            _byName[account.Name] = byId[account.Id] = target;
        }

        // What is there by now goes before what was to be opened under its name.
        foreach (var (name, chosen) in choices.Accounts.Where(c => !_byName.ContainsKey(c.Key)))
        {
            if (chosen.Opens is { } opens && currencies.Find(opens.Currency) is { } currency)
            {
                _byName[name] = new(chosen.Id.Value, opens.Name, currency, IsArchived: false, IsNew: true, IsChosen: false);
            }
            else if (chosen.Opens is null && byId.TryGetValue(chosen.Id, out var existing))
            {
                _byName[name] = existing with { IsChosen = true };
            }
        }

        Default = choices.Account is { } id ? byId.GetValueOrDefault(id) : null;
    }

    /// <summary>Where rows go that name no account; null if they have none.</summary>
    public ImportTarget? Default { get; }

    public IReadOnlyDictionary<string, (int Rows, string Currency)> Unknown => _unknown;

    public ImportTarget? Find(string name, string currency)
    {
        if (name.Length == 0)
        {
            return Default;
        }

        if (_byName.TryGetValue(name, out var target))
        {
            return target;
        }

        if (_opens && !_refused.Contains(name) && Known(currency) is { } kept)
        {
            return _byName[name] = _opened[name] = new(Guid.CreateVersion7(), name, kept, IsArchived: false, IsNew: true, IsChosen: false);
        }

        if (_unknown.TryGetValue(name, out var seen))
        {
            _unknown[name] = (seen.Rows + 1, seen.Currency.Length > 0 ? seen.Currency : currency);
        }
        else if (_unknown.Count < MostUnknown)
        {
            _unknown[name] = (1, currency);
        }

        return null;
    }

    /// <summary>What could be opened for each name that means nothing yet.</summary>
    public IReadOnlyList<UnknownAccount> Suggest(Func<string, bool> isAsset) =>
        [.. _unknown.OrderByDescending(u => u.Value.Rows).ThenBy(u => u.Key, StringComparer.OrdinalIgnoreCase).Select(u => new UnknownAccount(
            u.Key, u.Value.Rows, Known(u.Value.Currency) is { } currency ? Opening(u.Key, currency, isAsset) : null))];

    /// <summary>What is to be opened because a row named it.</summary>
    public IReadOnlyDictionary<string, ImportAccount> Opened(Func<string, bool> isAsset) =>
        _opened.ToDictionary(o => o.Key, o => new ImportAccount(new(o.Value.Id), Opening(o.Key, o.Value.Currency, isAsset)), StringComparer.OrdinalIgnoreCase);

    private static NewAccount Opening(string name, CurrencyInfo currency, Func<string, bool> isAsset) =>
        isAsset(name) ? new(AccountKind.Asset, AssetType.Other, name, currency.Code) : new(AccountKind.Site, null, name, currency.Code);

    private CurrencyInfo? Known(string currency) => CurrencyCode.TryParse(currency, out var code) ? _currencies.Find(code) : null;
}

using Npgsql;
using NpgsqlTypes;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Bankroll.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>
/// How the entries of a filter are found without reading the ledger. Conditions that one index serves are walked along it, in the order of
/// the list. Text, tags and origins are rare: all hits are taken from their own index and sorted. What is left (an amount, or two conditions that no index
/// has together) is looked for in a window of 20,000 entries at a time.
/// </summary>
internal sealed class EntryWalk
{
    public const int Window = 20_000;

    private readonly NpgsqlParameterCollection _parameters;
    private readonly bool _older;
    private readonly bool _hits;
    private readonly List<string> _walked = [];
    private readonly List<string> _lookedFor = [];
    private string? _branches;

    /// <param name="owner">Becomes $1.</param>
    /// <param name="filter">Its cursor is the next parameter.</param>
    /// <param name="cursor">Where to start, and which way to go; null for the newest.</param>
    /// <param name="parameters">Of the command; the walk adds its own.</param>
    public EntryWalk(UserId owner, EntryFilter filter, EntryCursor? cursor, NpgsqlParameterCollection parameters)
    {
        _parameters = parameters;
        _older = cursor?.Older ?? true;
        _hits = filter.Text is not null || filter.Tag is not null || filter.Origin is not null;
        _walked.Add("owner_id = " + Add(owner.Value));
        AddPlace(filter, cursor);
        if (_hits)
        {
            AddHits(filter);
        }

        Choose(filter);
    }

    /// <summary>Whether the search may end before the ledger does.</summary>
    public bool IsWindowed => _lookedFor.Count > 0;

    /// <summary>The rows of <c>entries</c>, with xmin, as a subquery: in order, at most so many.</summary>
    public string Rows(int limit) => true switch
    {
        _ when _hits => $"""
            select e.*, e.xmin from (
              with hits as materialized (select day, occurred_at, id from bankroll.entries where {All(_walked)})
              select id from hits order by {Order("")} limit {limit}) p
            join bankroll.entries e on e.owner_id = $1 and e.id = p.id
            """,
        _ when _branches is not null => $"""
            select * from (select x.* from {_branches} cross join lateral ({Walked(limit, " and " + BranchCondition)}) x) u
            order by {Order("")} limit {limit}
            """,
        _ when IsWindowed => $"select * from ({Walked(Window)}) w where {All(_lookedFor)} order by {Order("")} limit {limit}",
        _ => Walked(limit),
    };

    /// <summary>Place of the last entry looked at; no row if the ledger ended before.</summary>
    public string WindowEnd => $"select day, occurred_at, id from bankroll.entries where {All(_walked)} order by {Order("")} offset {Window - 1} limit 1";

    /// <summary>The order in which the walk goes.</summary>
    public string Order(string prefix)
    {
        var direction = _older ? " desc" : "";
        return $"{prefix}day{direction}, {prefix}occurred_at{direction}, {prefix}id{direction}";
    }

    private string BranchCondition { get; set; } = "";

    private string Walked(int limit, string and = "") =>
        $"select *, xmin from bankroll.entries where {All(_walked)}{and} order by {Order("")} limit {limit}";

    private void AddPlace(EntryFilter filter, EntryCursor? cursor)
    {
        if (filter.From is { } from)
        {
            _walked.Add("day >= " + Add(from));
        }

        if (filter.To is { } to)
        {
            _walked.Add("day <= " + Add(to));
        }

        if (cursor is { } at)
        {
            _walked.Add($"(day, occurred_at, id) {(at.Older ? '<' : '>')} ({Add(at.Day)}, {Add(at.OccurredAt)}, {Add(at.Id)})");
        }
    }

    private void AddHits(EntryFilter filter)
    {
        if (filter.Text is { } text)
        {
            _walked.Add($"note is not null and to_tsvector('simple', note) @@ to_tsquery('simple', {Add(NoteSearch.ToQuery(text))})");
        }

        if (filter.Tag is { } tag)
        {
            _walked.Add($"tags is not null and tags @> {Add(new[] { NoteSearch.Storable(tag) })}");
        }

        if (filter.Origin is { } origin)
        {
            _walked.Add("origin_id = " + Add(origin));
        }
    }

    /// <summary>The most telling condition is walked; the others are looked for, except among hits, which are few.</summary>
    private void Choose(EntryFilter filter)
    {
        var kinds = filter.Kinds?.Distinct().Select(k => (short)k).ToArray() ?? [];
        var indexed = _hits;
        void Condition(string sql, bool served)
        {
            (served && !indexed || _hits ? _walked : _lookedFor).Add(sql);
            indexed |= served;
        }

        if (filter.Category is { } category)
        {
            Condition(category.Length == 0 ? "category is null" : "category = " + Add(NoteSearch.Storable(category)), served: category.Length > 0);
        }

        if (filter.Account is { } account)
        {
            Condition("account_id = " + Add(account.Value), served: true);
            if (kinds is [(short)EntryKind.BalanceUpdate] && filter.Category is null && !_hits)
            {
                // What only balance updates have, and what an index of theirs is made for.
                _walked.Add("stated_balance is not null");
                kinds = [];
            }
        }

        var more = filter.Min is not null || filter.Max is not null;
        if (kinds.Length == 1)
        {
            Condition("kind = " + Add(kinds[0]), served: true);
        }
        else if (kinds.Length > 1 && !indexed && !more && filter is { Currency: null, OtherThan: null, Category: null })
        {
            Branch($"unnest({Add(NpgsqlDbType.Array | NpgsqlDbType.Smallint, kinds)}) b(kind)", "kind = b.kind");
        }
        else if (kinds.Length > 1)
        {
            Condition($"kind = any({Add(NpgsqlDbType.Array | NpgsqlDbType.Smallint, kinds)})", served: false);
        }

        if (CurrencyOf(filter) is { } currency)
        {
            var accounts = $"(select a.id from bankroll.accounts a where a.owner_id = $1 and {currency})";
            if (kinds.Length == 0 && !indexed && !more && filter.Category is null)
            {
                Branch(accounts + " b", "account_id = b.id");
            }
            else
            {
                Condition("account_id in " + accounts, served: false);
            }
        }

        AddAmounts(filter, Condition);
    }

    /// <summary>The condition on an account a; null for any currency.</summary>
    private string? CurrencyOf(EntryFilter filter) =>
        (filter.Currency, filter.OtherThan) switch
        {
            ({ } currency, _) => "a.currency = " + Add(currency.Value),
            (null, { } other) => "a.currency <> " + Add(other.Value),
            _ => null,
        };

    private void AddAmounts(EntryFilter filter, Action<string, bool> condition)
    {
        var amount = filter.BySign ? "amount" : "abs(amount)";
        if (filter.Min is { } min)
        {
            condition($"{amount} >= " + Add(min), false);
        }

        if (filter.Max is { } max)
        {
            condition($"{amount} <= " + Add(max), false);
        }
    }

    /// <summary>One walk for each of several values; the pages are the newest of all.</summary>
    private void Branch(string values, string condition) => (_branches, BranchCondition) = (values, condition);

    private static string All(List<string> conditions) => string.Join(" and ", conditions);

    private string Add<T>(T value)
    {
        _parameters.With(value);
        return "$" + _parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private string Add(NpgsqlDbType type, object value)
    {
        _parameters.With(type, value);
        return "$" + _parameters.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}

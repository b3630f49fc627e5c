using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What is remembered of every row while a file is checked: a few dozen bytes each, however long it is.</summary>
internal sealed class CheckedRows(bool hasIds)
{
    private readonly List<RowState> _states = [];
    private readonly PiecedList<UInt128> _hashes = new();
    private readonly PiecedList<RowFacts> _facts = new();
    private readonly IdsSoFar _ids = new();
    private readonly List<ImportTarget> _targets = [];
    private readonly Dictionary<Guid, int> _places = [];
    private int _later;
    private int _earlier;
    private DateOnly? _last;

    public int Count => _states.Count;

    public IReadOnlyList<RowState> States => _states;

    /// <summary>Its latest day comes first.</summary>
    public bool NewestFirst => _earlier > _later;

    public void AddWithout(RowState state) => Add(state, default, default, null);

    public void Add(ImportedRow row, UInt128 hash)
    {
        if (!_places.TryGetValue(row.Account.Id, out var place))
        {
            _places[row.Account.Id] = place = _targets.Count;
            _targets.Add(row.Account);
        }

        _later += row.Day > _last ? 1 : 0;
        _earlier += row.Day < _last ? 1 : 0;
        _last = row.Day;
        Add(RowState.New, hash, new(row.Amount, row.Day, place, row.Kind is EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Transfer), row.Id);
    }

    /// <summary>Whether an earlier row of the file has this id.</summary>
    public bool Has(Guid id) => _ids.Has(id);

    public void Set(int row, RowState state) => _states[row] = state;

    /// <summary>The rows of a transfer are told apart by one another.</summary>
    public void Mix(int row, UInt128 hash) => _hashes[row] += hash;

    /// <summary>Each row's key: its hash and how often the same stood before. Takes the hashes along.</summary>
    public Guid[] Keys(RowHash hash)
    {
        var sorted = _hashes.Take();
        var order = new int[sorted.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        Array.Sort(sorted, order);
        var keys = new Guid[sorted.Length];
        for (int from = 0, to; from < sorted.Length; from = to)
        {
            to = from + 1;
            while (to < sorted.Length && sorted[to] == sorted[from])
            {
                to++;
            }

            Array.Sort(order, from, to - from);
            for (var i = from; i < to; i++)
            {
                keys[order[i]] = GuidOf(hash.Key(sorted[i], i - from));
            }
        }

        return keys;
    }

    public IEnumerable<Guid[]> Ids => _ids.Pieces;

    /// <summary>What the new ones come to, by account.</summary>
    public IReadOnlyList<ImportSum> Sums()
    {
        var sums = new ImportSum?[_targets.Count];
        for (var i = 0; i < Count; i++)
        {
            if (_states[i] is RowState.New)
            {
                ref var sum = ref sums[_facts[i].Target];
                sum = Plus(sum, _targets[_facts[i].Target], _facts[i]);
            }
        }

        return [.. sums.Where(s => s is not null).Select(s => s!).OrderBy(s => s.Account, StringComparer.OrdinalIgnoreCase)];
    }

    internal static Guid GuidOf(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        return new Guid(bytes, bigEndian: true);
    }

    private static ImportSum Plus(ImportSum? sum, ImportTarget target, RowFacts row)
    {
        var currency = target.Currency.Code;
        sum ??= new(target.Name, target.IsNew, 0, row.Day, row.Day, Money.Zero(currency), Money.Zero(currency));
        var amount = new Money(row.Amount, currency);
        return sum with
        {
            Entries = sum.Entries + 1,
            First = row.Day < sum.First ? row.Day : sum.First,
            Last = row.Day > sum.Last ? row.Day : sum.Last,
            Moved = row.Moves ? sum.Moved + amount : sum.Moved,
            Won = row.Moves ? sum.Won : sum.Won + amount,
        };
    }

    private void Add(RowState state, UInt128 hash, RowFacts facts, Guid? id)
    {
        _states.Add(state);
        _hashes.Add(hash);
        _facts.Add(facts);
        if (hasIds)
        {
            _ids.Add(id);
        }
    }

    /// <param name="Target">Where it stands among the accounts.</param>
    /// <param name="Moves">It is money moved, not won.</param>
    private readonly record struct RowFacts(decimal Amount, DateOnly Day, int Target, bool Moves);
}

using System.Buffers.Binary;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Imports;

/// <summary>What is remembered of every row while a file is checked: a few dozen bytes each, however long it is.</summary>
/// <param name="facts">Where to keep what is needed of the rows only at the end.</param>
internal sealed class CheckedRows(bool hasIds, RowFile<RowFacts> facts)
{
    private readonly List<RowState> _states = [];
    private readonly PiecedList<UInt128> _hashes = new();
    private readonly CheckedIds _ids = new();
    private readonly List<ImportTarget> _targets = [];
    private readonly Dictionary<Guid, int> _places = [];
    private int _later;
    private int _earlier;
    private DateOnly? _last;

    public IReadOnlyList<RowState> States => _states;

    /// <summary>Its latest day comes first.</summary>
    public bool NewestFirst => _earlier > _later;

    public void AddWithout(RowState state) => Add(state, default, default, null);

    /// <param name="isImplied">As <see cref="SourceRow.IsImplied"/>.</param>
    public void Add(ImportedRow row, UInt128 hash, bool isImplied)
    {
        if (!_places.TryGetValue(row.Account.Id, out var place))
        {
            _places[row.Account.Id] = place = _targets.Count;
            _targets.Add(row.Account);
        }

        _later += row.Day > _last ? 1 : 0;
        _earlier += row.Day < _last ? 1 : 0;
        _last = row.Day;
        Add(RowState.New, hash, new(row.Amount, row.Day, place, row.Kind is EntryKind.Deposit or EntryKind.Withdrawal or EntryKind.Transfer, isImplied), row.Id);
    }

    /// <summary>Whether an earlier row of the file has this id.</summary>
    public bool Has(Guid id) => _ids.Has(id);

    public void Set(int row, RowState state) => _states[row] = state;

    /// <summary>The rows of a transfer are told apart by one another.</summary>
    public void Mix(int row, UInt128 hash) => _hashes[row] += hash;

    /// <summary>Each row's key: its hash and how often the same stood before.</summary>
    public IEnumerable<Guid> Keys(RowHash hash)
    {
        var (first, before) = (new FirstPlaces(_hashes), new int[_hashes.Count]);
        for (var i = 0; i < _hashes.Count; i++)
        {
            yield return GuidOf(hash.Key(_hashes[i], before[first.Add(i)]++));
        }
    }

    /// <summary>By row; empty ones for rows without.</summary>
    public IEnumerable<Guid> Ids => _ids.All;

    /// <summary>How many rows, as the player counts them, are of this state.</summary>
    public int Count(RowState state) => facts.Read().Where((row, i) => _states[i] == state && !row.IsImplied).Count();

    /// <summary>What the new ones come to, by account.</summary>
    public IReadOnlyList<ImportSum> Sums()
    {
        var sums = new ImportSum?[_targets.Count];
        foreach (var (row, i) in facts.Read().Select((f, i) => (f, i)))
        {
            if (_states[i] is RowState.New)
            {
                ref var sum = ref sums[row.Target];
                sum = Plus(sum, _targets[row.Target], row);
            }
        }

        return [.. sums.Where(s => s is not null).Select(s => s!).OrderBy(s => s.Account, StringComparer.OrdinalIgnoreCase)];
    }

    internal static Guid GuidOf(UInt128 number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
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

    private void Add(RowState state, UInt128 hash, RowFacts row, Guid? id)
    {
        _states.Add(state);
        _hashes.Add(hash);
        facts.Add(row);
        if (hasIds)
        {
            _ids.Add(id);
        }
    }
}

/// <param name="Target">Where it stands among the accounts.</param>
/// <param name="Moves">It is money moved, not won.</param>
/// <param name="IsImplied">As <see cref="SourceRow.IsImplied"/>.</param>
internal readonly record struct RowFacts(decimal Amount, DateOnly Day, int Target, bool Moves, bool IsImplied);

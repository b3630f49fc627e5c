using System.Numerics;

namespace StakeEasy.Bankroll.Imports;

/// <summary>The ids of a file's rows, and where each was seen: a third of what a set beside the list would take.</summary>
internal sealed class IdsSoFar
{
    private const int Free = 0;

    private readonly PiecedList<Guid> _ids = new();

    /// <summary>For each id a place after its hash: its number in the list, from 1. Never more than half full.</summary>
    private int[] _places = new int[1024];
    private int _taken;

    public bool Has(Guid id) => _places[Find(id)] != Free;

    /// <param name="id">Null for a row without one.</param>
    public void Add(Guid? id)
    {
        _ids.Add(id ?? Guid.Empty);
        if (id is { } known)
        {
            _places[Find(known)] = _ids.Count;
            if (++_taken > _places.Length / 2)
            {
                Grow();
            }
        }
    }

    /// <summary>By row; empty ones for rows without.</summary>
    public IEnumerable<Guid[]> Pieces => _ids.Pieces;

    private int Find(Guid id)
    {
        // Spread: ids that were made one after the other differ in few bits.
        var place = (int)((uint)id.GetHashCode() * 2654435769u >> 32 - BitOperations.Log2((uint)_places.Length));
        while (_places[place] != Free && _ids[_places[place] - 1] != id)
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var before = _places;
        _places = new int[before.Length * 2];
        foreach (var number in before.Where(n => n != Free))
        {
            _places[Find(_ids[number - 1])] = number;
        }
    }
}

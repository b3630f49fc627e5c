using System.Numerics;

namespace StakeEasy.Bankroll.Imports;

/// <summary>Where each number of a list stands first: a table of places, a third of what a dictionary beside the list would take.</summary>
internal sealed class FirstPlaces(PiecedList<UInt128> list)
{
    private const int Free = 0;

    /// <summary>At a place after its hash each number's place in the list, from 1. Never more than half full.</summary>
    private int[] _places = new int[1024];
    private int _taken;

    /// <summary>-1 if it is not there.</summary>
    public int Of(UInt128 number) => _places[Find(number)] - 1;

    /// <summary>Where the number at this place stands first: here, unless it was added before.</summary>
    public int Add(int place)
    {
        ref var taken = ref _places[Find(list[place])];
        if (taken != Free)
        {
            return taken - 1;
        }

        taken = place + 1;
        if (++_taken > _places.Length / 2)
        {
            Grow();
        }

        return place;
    }

    private int Find(UInt128 number)
    {
        // The framework's hash of the number is another in every process: nobody can write a file whose numbers all fall onto one place.
        var place = (int)((uint)number.GetHashCode() >> (32 - BitOperations.Log2((uint)_places.Length)));
        while (_places[place] != Free && list[_places[place] - 1] != number)
        {
            place = (place + 1) & (_places.Length - 1);
        }

        return place;
    }

    private void Grow()
    {
        var before = _places;
        _places = new int[before.Length * 2];
        foreach (var place in before.Where(p => p != Free))
        {
            _places[Find(list[place - 1])] = place;
        }
    }
}

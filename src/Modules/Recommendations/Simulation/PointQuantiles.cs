using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using StakeEasy.Recommendations.Contracts;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>
/// Exact quantiles of many values without sorting them: a histogram tells which few values the wanted ones are among, and only those are
/// sorted. Interpolated between neighbours, as numpy does by default. An instance serves one thread.
/// </summary>
internal sealed class PointQuantiles(int most)
{
    private const int Bins = 2048;

    /// <summary>Fewer than these are sorted at once.</summary>
    private const int FewValues = 128;

    /// <summary>How often a crowded bin is looked at with a finer histogram of its own before it is sorted after all.</summary>
    private const int Levels = 2;

    /// <summary>Each level copies at most all values, and the last one copies them once more to sort them.</summary>
    private const int Copies = Levels + 1;

    private const int NotWanted = -1;

    /// <summary>2^52: added to a small number, it leaves the nearest integer in the last bits.</summary>
    private const double Integers = 4503599627370496;

    private static readonly double[] Probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];

    // Two histograms in turns: values that follow one another into the same bin would wait for each other's count.
    private readonly int[] _even = new int[Bins + 1];
    private readonly int[] _odd = new int[Bins + 1];
    private readonly int[] _places = [.. Enumerable.Repeat(NotWanted, Bins + 1)];
    private readonly ushort[] _bins = new ushort[most];
    private readonly double[] _room = new double[most * Copies];

    public Quintet Of(ReadOnlySpan<double> values)
    {
        Span<int> ranks = stackalloc int[Probabilities.Length * 2];
        Span<double> found = stackalloc double[Probabilities.Length * 2];
        for (var i = 0; i < Probabilities.Length; i++)
        {
            var below = (int)Place(values.Length, i);
            (ranks[2 * i], ranks[(2 * i) + 1]) = (below, Math.Min(below + 1, values.Length - 1));
        }

        Find(values, ranks, found, level: 0, _room);
        return new(
            Between(values.Length, found, 0), Between(values.Length, found, 1), Between(values.Length, found, 2), Between(values.Length, found, 3),
            Between(values.Length, found, 4));
    }

    private static double Place(int count, int probability) => (count - 1) * Probabilities[probability];

    private static double Between(int count, ReadOnlySpan<double> found, int probability)
    {
        var place = Place(count, probability);
        var (low, high) = (found[2 * probability], found[(2 * probability) + 1]);
        return low + ((place - Math.Floor(place)) * (high - low));
    }

    /// <summary>The values at these ranks, which ascend and count from 0. <paramref name="room"/> is for copies.</summary>
    private void Find(ReadOnlySpan<double> values, ReadOnlySpan<int> ranks, Span<double> found, int level, Span<double> room)
    {
        var (least, most) = Ends(values);
        var scale = Bins / (most - least);
        if (least == most)
        {
            found.Fill(least);
        }
        else if (values.Length <= FewValues || level == Levels || !double.IsFinite(scale))
        {
            var sorted = room[..values.Length];
            values.CopyTo(sorted);
            sorted.Sort();
            for (var i = 0; i < ranks.Length; i++)
            {
                found[i] = sorted[ranks[i]];
            }
        }
        else
        {
            Count(values, least, scale);
            FindInBins(values, ranks, found, level, room);
        }
    }

    private void FindInBins(ReadOnlySpan<double> values, ReadOnlySpan<int> ranks, Span<double> found, int level, Span<double> room)
    {
        // The bins with a wanted rank, at most one for each: how many values come before, how many are in it, how many ranks fall into it.
        Span<(int Bin, int Before, int Values, int Ranks)> wanted = stackalloc (int, int, int, int)[ranks.Length];
        var (used, copied) = (0, 0);
        for (int bin = 0, before = 0, rank = 0; rank < ranks.Length; bin++)
        {
            var (count, first) = (_even[bin] + _odd[bin], rank);
            while (rank < ranks.Length && ranks[rank] < before + count)
            {
                rank++;
            }

            if (rank > first)
            {
                wanted[used++] = (bin, before, count, rank - first);
                _places[bin] = copied;
                copied += count;
            }

            before += count;
        }

        Copy(values, room);
        foreach (var (bin, _, _, _) in wanted[..used])
        {
            _places[bin] = NotWanted;
        }

        Span<int> within = stackalloc int[ranks.Length];
        foreach (var (_, before, count, many) in wanted[..used])
        {
            for (var i = 0; i < many; i++)
            {
                within[i] = ranks[i] - before;
            }

            Find(room[..count], within[..many], found[..many], level + 1, room[copied..]);
            room = room[count..];
            ranks = ranks[many..];
            found = found[many..];
            copied -= count;
        }
    }

    /// <summary>Puts each value into its bin: a wider or narrower one by rounding, but never before a smaller value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(ReadOnlySpan<double> values, double least, double scale)
    {
        Array.Clear(_even);
        Array.Clear(_odd);
        ref var value = ref MemoryMarshal.GetReference(values);
        ref var even = ref MemoryMarshal.GetArrayDataReference(_even);
        ref var odd = ref MemoryMarshal.GetArrayDataReference(_odd);
        ref var binOf = ref MemoryMarshal.GetArrayDataReference(_bins);
        var i = 0;
        for (; i < values.Length - 1; i += 2)
        {
            var first = Bin(Unsafe.Add(ref value, i), least, scale);
            var second = Bin(Unsafe.Add(ref value, i + 1), least, scale);
            Unsafe.Add(ref binOf, i) = (ushort)first;
            Unsafe.Add(ref binOf, i + 1) = (ushort)second;
            Unsafe.Add(ref even, first)++;
            Unsafe.Add(ref odd, second)++;
        }

        if (i < values.Length)
        {
            var last = Bin(values[i], least, scale);
            _bins[i] = (ushort)last;
            _even[last]++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bin(double value, double least, double scale) =>
        (int)BitConverter.DoubleToUInt64Bits(((value - least) * scale) + Integers);

    /// <summary>Copies what is in wanted bins, each bin to its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Copy(ReadOnlySpan<double> values, Span<double> room)
    {
        ref var binOf = ref MemoryMarshal.GetArrayDataReference(_bins);
        ref var places = ref MemoryMarshal.GetArrayDataReference(_places);
        for (var i = 0; i < values.Length; i++)
        {
            ref var place = ref Unsafe.Add(ref places, Unsafe.Add(ref binOf, i));
            if (place != NotWanted)
            {
                room[place++] = values[i];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (double Least, double Most) Ends(ReadOnlySpan<double> values)
    {
        var (least, most) = (values[0], values[0]);
        var i = 0;
        if (values.Length >= Vector<double>.Count)
        {
            var (low, high) = (new Vector<double>(values), new Vector<double>(values));
            for (i = Vector<double>.Count; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
            {
                var next = new Vector<double>(values[i..]);
                (low, high) = (Vector.Min(low, next), Vector.Max(high, next));
            }

            for (var lane = 0; lane < Vector<double>.Count; lane++)
            {
                (least, most) = (Math.Min(least, low[lane]), Math.Max(most, high[lane]));
            }
        }

        for (; i < values.Length; i++)
        {
            (least, most) = (Math.Min(least, values[i]), Math.Max(most, values[i]));
        }

        return (least, most);
    }
}

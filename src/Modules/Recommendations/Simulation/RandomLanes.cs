using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>
/// One xoshiro256++ generator (Blackman and Vigna 2019) per lane. A path has a generator of its own, made of seed and path number alone, so
/// that its numbers depend neither on the width of a vector nor on which thread walks it.
/// </summary>
[StructLayout(LayoutKind.Auto)]
internal struct RandomLanes(Vector<ulong> a, Vector<ulong> b, Vector<ulong> c, Vector<ulong> d)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private Vector<ulong> _a = a;
    private Vector<ulong> _b = b;
    private Vector<ulong> _c = c;
    private Vector<ulong> _d = d;

    public readonly Vector<ulong> A => _a;

    public readonly Vector<ulong> B => _b;

    public readonly Vector<ulong> C => _c;

    public readonly Vector<ulong> D => _d;

    /// <summary>Word 0 to 3 of a path's first state: the words of one SplitMix64 sequence, four for each path, as the authors advise.</summary>
    public static ulong FirstState(ulong seed, int path, int word) =>
        Mix(Mix(seed + Golden) + (((4 * (ulong)path) + (ulong)word + 1) * Golden));

    /// <summary>64 random bits for each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<ulong> Next()
    {
        var result = RotateLeft(_a + _d, 23) + _a;
        var t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = RotateLeft(_d, 45);
        return result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<ulong> RotateLeft(Vector<ulong> bits, int by) => (bits << by) | (bits >>> (64 - by));

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

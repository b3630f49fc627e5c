using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>What one step of a path brings, two steps at a time: normal values come in pairs.</summary>
internal interface IStepLanes
{
    (Vector<double> First, Vector<double> Second) Next(ref RandomLanes random);
}

/// <summary>A block of a cash game.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct NormalSteps(double rate, double deviation) : IStepLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second) Next(ref RandomLanes random)
    {
        var (first, second) = NormalLanes.Pair(random.Next(), random.Next());
        var (s, w) = (new Vector<double>(deviation), new Vector<double>(rate));
        return (Vector.FusedMultiplyAdd(first, s, w), Vector.FusedMultiplyAdd(second, s, w));
    }
}

/// <summary>A tournament.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct PayoutSteps(AliasTable results) : IStepLanes
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (Vector<double> First, Vector<double> Second) Next(ref RandomLanes random) => (Draw(random.Next()), Draw(random.Next()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector<double> Draw(Vector<ulong> bits)
    {
        var drawn = Vector<double>.Zero;
        ref var lane = ref Unsafe.As<Vector<double>, double>(ref drawn);
        ref var word = ref Unsafe.As<Vector<ulong>, ulong>(ref bits);
        for (var i = 0; i < Vector<double>.Count; i++)
        {
            Unsafe.Add(ref lane, i) = results.Draw(Unsafe.Add(ref word, i));
        }

        return drawn;
    }
}

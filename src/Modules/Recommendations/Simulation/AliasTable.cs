using System.Runtime.InteropServices;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>
/// Draws one of several results with given chances, in the same short time however many there are (Walker 1977, Vose 1991): as many slots
/// as results, each shared by at most two of them.
/// </summary>
internal sealed class AliasTable
{
    private const double WholeSlot = 4294967296;

    private readonly Slot[] _slots;

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(uint Threshold, double Own, double Other);

    /// <param name="chances">As many as results; they sum to 1 but for rounding.</param>
    public AliasTable(IReadOnlyList<double> results, IReadOnlyList<double> chances)
    {
        var count = results.Count;
        var total = chances.Sum();
        var filled = chances.Select(c => c / total * count).ToArray();
        _slots = new Slot[count];
        var (small, large) = (new Stack<int>(), new Stack<int>());
        for (var i = 0; i < count; i++)
        {
            (filled[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            var (poor, rich) = (small.Pop(), large.Pop());
            _slots[poor] = new((uint)(filled[poor] * WholeSlot), results[poor], results[rich]);
            filled[rich] -= 1 - filled[poor];
            (filled[rich] < 1 ? small : large).Push(rich);
        }

        // Whatever rounding left over fills its slot alone.
        foreach (var alone in small.Concat(large))
        {
            _slots[alone] = new(0, results[alone], results[alone]);
        }
    }

    /// <summary>From 64 random bits: the upper half picks the slot, the lower half one of the two in it.</summary>
    public double Draw(ulong bits)
    {
        ref readonly var slot = ref _slots[(int)((bits >> 32) * (ulong)_slots.Length >> 32)];
        return (uint)bits < slot.Threshold ? slot.Own : slot.Other;
    }
}

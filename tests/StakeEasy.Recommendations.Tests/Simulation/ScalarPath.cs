using System.Numerics;

namespace StakeEasy.Recommendations.Tests.Simulation;

/// <summary>
/// One path of normal steps, one number at a time: the same generator and the same arithmetic without any vector. What the simulator does
/// with lanes must come out the same to the last bit.
/// </summary>
internal sealed class ScalarPath
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private readonly ulong[] _state;

    public ScalarPath(ulong seed, int path) =>
        _state = [.. Enumerable.Range(1, 4).Select(word => Mix(Mix(seed + Golden) + (((4 * (ulong)path) + (ulong)word) * Golden)))];

    public ulong NextBits()
    {
        var result = BitOperations.RotateLeft(_state[0] + _state[3], 23) + _state[0];
        var t = _state[1] << 17;
        _state[2] ^= _state[0];
        _state[3] ^= _state[1];
        _state[1] ^= _state[2];
        _state[0] ^= _state[3];
        _state[2] ^= t;
        _state[3] = BitOperations.RotateLeft(_state[3], 45);
        return result;
    }

    public (double First, double Second) NextNormals()
    {
        var (radiusBits, angleBits) = (NextBits(), NextBits());
        var radius = Math.Sqrt(-2.0 * Log(2 - UpToTwo(radiusBits)));
        var turn = (UpToTwo(angleBits) - 1.5) * (Math.PI / 2);
        var square = turn * turn;
        var along = radius * Horner(square, 1, -1 / 2.0, 1 / 24.0, -1 / 720.0, 1 / 40320.0, -1 / 3628800.0, 1 / 479001600.0, -1 / 87178291200.0, 1 / 20922789888000.0);
        var across = radius * (turn * Horner(square, 1, -1 / 6.0, 1 / 120.0, -1 / 5040.0, 1 / 362880.0, -1 / 39916800.0, 1 / 6227020800.0, -1 / 1307674368000.0));
        along = (angleBits & 1) == 1 ? -along : along;
        return (angleBits & 2) == 0 ? (along, across) : (across, along);
    }

    private static double Log(double u)
    {
        var exponent = 0;
        while (u < Math.Sqrt(0.5))
        {
            (u, exponent) = (u * 2, exponent - 1);
        }

        var s = (u - 1) / (u + 1);
        return Math.FusedMultiplyAdd(
            exponent, Math.Log(2), s * Horner(s * s, 2.0, 2.0 / 3, 2.0 / 5, 2.0 / 7, 2.0 / 9, 2.0 / 11, 2.0 / 13, 2.0 / 15, 2.0 / 17, 2.0 / 19));
    }

    private static double UpToTwo(ulong bits) => BitConverter.UInt64BitsToDouble((bits >> 12) | 0x3FF0000000000000);

    private static double Horner(double x, params double[] coefficients)
    {
        var sum = coefficients[^1];
        for (var i = coefficients.Length - 2; i >= 0; i--)
        {
            sum = Math.FusedMultiplyAdd(x, sum, coefficients[i]);
        }

        return sum;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

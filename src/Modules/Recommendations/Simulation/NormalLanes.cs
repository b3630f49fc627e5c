using System.Numerics;
using System.Runtime.CompilerServices;

namespace StakeEasy.Recommendations.Simulation;

/// <summary>
/// Two standard normal values per lane from twice 64 random bits (Box and Muller 1958), to 1e-15. Made of operations that every processor
/// rounds alike (IEEE 754: + - * /, square root, fused multiply-add), never of a library's logarithm or sine: so the same bits give
/// the same values everywhere, at any vector width.
/// </summary>
internal static class NormalLanes
{
    private const ulong ExponentOfOne = 0x3FF0000000000000;
    private const ulong MantissaBits = 0x000FFFFFFFFFFFFF;

    /// <summary>The bits of the square root of a half: mantissas are taken from there to the square root of two, around 1.</summary>
    private const ulong RootOfHalf = 0x3FE6A09E667F3BCD;

    /// <summary>2^52, whose last bit counts ones: a small integer put into its mantissa becomes a double by subtraction.</summary>
    private const ulong ExponentOfIntegers = 0x4330000000000000;
    private const double Integers = 4503599627370496;
    private const double ExponentBias = 1023;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector<double> First, Vector<double> Second) Pair(Vector<ulong> radiusBits, Vector<ulong> angleBits)
    {
        var radius = Vector.SquareRoot(-2.0 * LogOfUniform(radiusBits));

        // An eighth of a turn to either side of one axis; two of the bits not used for the angle choose among the four axes.
        var turn = (UpToTwo(angleBits) - new Vector<double>(1.5)) * (Math.PI / 2);
        var square = turn * turn;
        var along = Vector.AsVectorUInt64(radius * Cosine(square)) ^ (angleBits << 63);
        var across = Vector.AsVectorUInt64(radius * (turn * SineRatio(square)));
        var straight = Vector.Equals(angleBits & new Vector<ulong>(2), Vector<ulong>.Zero);
        return (
            Vector.AsVectorDouble(Vector.ConditionalSelect(straight, along, across)),
            Vector.AsVectorDouble(Vector.ConditionalSelect(straight, across, along)));
    }

    /// <summary>52 of the bits as a number from 1 to 2, 2 excluded.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> UpToTwo(Vector<ulong> bits) => Vector.AsVectorDouble((bits >>> 12) | new Vector<ulong>(ExponentOfOne));

    /// <summary>The natural logarithm of a uniform number above 0 and up to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> LogOfUniform(Vector<ulong> random)
    {
        var uniform = Vector.AsVectorUInt64(new Vector<double>(2) - UpToTwo(random));
        var shifted = uniform + new Vector<ulong>(ExponentOfOne - RootOfHalf);
        var exponent = Vector.AsVectorDouble((shifted >>> 52) | new Vector<ulong>(ExponentOfIntegers)) - new Vector<double>(Integers + ExponentBias);
        var mantissa = Vector.AsVectorDouble((shifted & new Vector<ulong>(MantissaBits)) + new Vector<ulong>(RootOfHalf));

        // ln m = 2 artanh s = 2 (s + s³/3 + s⁵/5 + ...) with s = (m - 1)/(m + 1), at most 0.172.
        var s = (mantissa - Vector<double>.One) / (mantissa + Vector<double>.One);
        var z = s * s;
        var sum = Next(z, new(2.0 / 19), 2.0 / 17);
        sum = Next(z, sum, 2.0 / 15);
        sum = Next(z, sum, 2.0 / 13);
        sum = Next(z, sum, 2.0 / 11);
        sum = Next(z, sum, 2.0 / 9);
        sum = Next(z, sum, 2.0 / 7);
        sum = Next(z, sum, 2.0 / 5);
        sum = Next(z, sum, 2.0 / 3);
        sum = Next(z, sum, 2.0);
        return Vector.FusedMultiplyAdd(exponent, new Vector<double>(Ln2), s * sum);
    }

    private const double Ln2 = 0.693147180559945309417232121458;

    /// <summary>The cosine of an angle of at most an eighth of a turn, from its square (Taylor).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Cosine(Vector<double> square)
    {
        var sum = Next(square, new(1 / 20922789888000.0), -1 / 87178291200.0);
        sum = Next(square, sum, 1 / 479001600.0);
        sum = Next(square, sum, -1 / 3628800.0);
        sum = Next(square, sum, 1 / 40320.0);
        sum = Next(square, sum, -1 / 720.0);
        sum = Next(square, sum, 1 / 24.0);
        sum = Next(square, sum, -1 / 2.0);
        return Next(square, sum, 1);
    }

    /// <summary>The sine over the angle, likewise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> SineRatio(Vector<double> square)
    {
        var sum = Next(square, new(-1 / 1307674368000.0), 1 / 6227020800.0);
        sum = Next(square, sum, -1 / 39916800.0);
        sum = Next(square, sum, 1 / 362880.0);
        sum = Next(square, sum, -1 / 5040.0);
        sum = Next(square, sum, 1 / 120.0);
        sum = Next(square, sum, -1 / 6.0);
        return Next(square, sum, 1);
    }

    /// <summary>One step of Horner's rule.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<double> Next(Vector<double> x, Vector<double> sum, double coefficient) =>
        Vector.FusedMultiplyAdd(x, sum, new Vector<double>(coefficient));
}

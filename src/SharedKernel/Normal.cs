namespace StakeEasy.SharedKernel;

/// <summary>The standard normal distribution, to 1e-15 of each value, far out in the tails as well.</summary>
public static class Normal
{
    private const double DensityAtZero = 0.398942280401432677939946059934;

    /// <summary>Below it the series around zero is quick and loses nothing; above it the tail is found as such.</summary>
    private const double SeriesUpTo = 0.5;

    /// <summary>The tail beyond is less than the smallest double.</summary>
    private const double Outermost = 39;

    private const double Step = 0.5;
    private const double PoleLeavesAt = Math.PI / Step;

    /// <summary>exp(-t²) at t = 0.5, 1, 1.5, ...: those beyond are below anything a double can tell.</summary>
    private static readonly double[] Bells = [.. Enumerable.Range(1, 13).Select(k => Math.Exp(-(k * Step * k * Step)))];

    /// <summary>The probability of a value of at most <paramref name="x"/>. NaN gives NaN.</summary>
    public static double Cdf(double x) => UpperTail(-x);

    /// <summary>The probability of a value of at least <paramref name="x"/>, without the cancellation of 1 - Cdf.</summary>
    public static double UpperTail(double x)
    {
        if (x < -SeriesUpTo)
        {
            return 1 - UpperTail(-x);
        }

        if (x > Outermost)
        {
            return 0;
        }

        return Math.Abs(x) <= SeriesUpTo ? 0.5 - Middle(x) : ScaledTail(x) * Bell(x);
    }

    /// <summary>The height of the bell curve.</summary>
    public static double Density(double x) => DensityAtZero * Bell(x);

    /// <summary>
    /// UpperTail(x) · exp(x²/2) for x of at least 0: what is left of the tail when its exponential can be cancelled against another one,
    /// long after the tail itself is below the smallest double.
    /// </summary>
    public static double ScaledTail(double x)
    {
        if (x <= SeriesUpTo)
        {
            return (0.5 - Middle(x)) / Bell(x);
        }

        // erfc(y)·exp(y²) = y/pi · integral of exp(-t²)/(t² + y²), with y = x/sqrt(2). The trapezoidal rule is exact here but for
        // exp(-(pi/step)²), once the pole at t = iy is accounted for (Chiarella and Reichel 1968, Mathematics of Computation 22).
        var square = x * x / 2;
        var sum = 0.0;
        for (var k = Bells.Length; k >= 1; k--)
        {
            sum += Bells[k - 1] / ((k * Step * k * Step) + square);
        }

        var y = x * Math.Sqrt(0.5);
        var tail = Step * y / Math.PI * ((1 / square) + (2 * sum));
        return y < PoleLeavesAt ? (tail / 2) - (Math.Exp(square) / (Math.Exp(2 * Math.PI * y / Step) - 1)) : tail / 2;
    }

    /// <summary>The x that a value stays at or below with probability <paramref name="p"/>, 0 to 1 exclusive.</summary>
    /// <exception cref="ArgumentOutOfRangeException">p is not between 0 and 1.</exception>
    public static double Quantile(double p)
    {
        if (!(p is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A probability between 0 and 1.");
        }

        if (p > 0.5)
        {
            return -Quantile(1 - p);
        }

        // The tail is at most exp(-u²/2)/2, so the start is beyond the answer; from there Newton's steps, on the logarithm of the tail,
        // which is concave, come closer from one side and never pass it.
        var u = Math.Sqrt(-2 * Math.Log(2 * p));
        for (var last = double.MaxValue; ;)
        {
            var scaled = ScaledTail(u);
            var step = (Math.Log(scaled) - (u * u / 2) - Math.Log(p)) * scaled / DensityAtZero;
            if (Math.Abs(step) >= last || step == 0)
            {
                return -u;
            }

            (u, last) = (u + step, Math.Abs(step));
        }
    }

    /// <summary>The probability between 0 and x: x + x³/3 + x⁵/15 + ... times the density (Marsaglia 2004), all terms of one sign.</summary>
    private static double Middle(double x)
    {
        var (sum, term) = (0.0, x);
        for (var k = 3; sum + term != sum; k += 2)
        {
            sum += term;
            term *= x * x / k;
        }

        return sum * Density(x);
    }

    /// <summary>exp(-x²/2) from a part that squares without rounding and a small rest: far out, x² alone would lose three digits.</summary>
    private static double Bell(double x)
    {
        var coarse = Math.Truncate(x * 16) / 16;
        return Math.Exp(-coarse * coarse / 2) * Math.Exp(-(x - coarse) * (x + coarse) / 2);
    }
}

namespace StakeEasy.SharedKernel;

/// <summary>How many standard errors to either side hold a mean with some probability.</summary>
public static class Quantiles
{
    /// <summary>From this many sessions on the normal distribution is near enough.</summary>
    public const int NormalFrom = 30;

    private const int Halvings = 80;
    private const double Widest = 1_000;

    public const double Normal95 = 1.959963984540054;
    public const double Normal70 = 1.036433389493790;

    public static double Of95(int sessions) => sessions < NormalFrom ? Student(0.95, sessions - 1) : Normal95;

    public static double Of70(int sessions) => sessions < NormalFrom ? Student(0.70, sessions - 1) : Normal70;

    /// <summary>The t that Student's distribution stays within to either side with this probability.</summary>
    public static double Student(double within, int degrees)
    {
        var (low, high) = (0.0, Widest);
        for (var i = 0; i < Halvings; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = Within(middle, degrees) < within ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <summary>The probability between -t and t: a finite series for whole degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4).</summary>
    private static double Within(double t, int degrees)
    {
        var angle = Math.Atan(t / Math.Sqrt(degrees));
        var (sine, cosine) = Math.SinCos(angle);
        var odd = degrees % 2 == 1;
        var term = odd ? cosine : 1.0;
        var sum = degrees == 1 ? 0.0 : term;
        for (var k = odd ? 3 : 2; k <= degrees - 2; k += 2)
        {
            term *= cosine * cosine * (k - 1) / k;
            sum += term;
        }

        return odd ? 2 / Math.PI * (angle + (sine * sum)) : sine * sum;
    }
}

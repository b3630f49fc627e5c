namespace StakeEasy.Bench;

internal static class Benchmark
{
    public static async Task<int> RunAsync(Checkout checkout, string report)
    {
        _ = (checkout, report);
        await using var floors = await Floors.OpenAsync("/tmp/d1");
        foreach (var email in new[] { "demo@stakeeasy.example", "b1@x.example", "demo@stakeeasy.example", "b1@x.example" })
        {
            var (insert, deposit) = await floors.MeasureAsync(email, 1_000);
            Console.WriteLine($"{email}: insert {insert}, deposit {deposit}, ratio {deposit.MedianMs / insert.MedianMs:0.00}");
        }

        return 0;
    }
}

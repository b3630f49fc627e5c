namespace StakeEasy.Architecture.Tests;

/// <summary>Time comes from a TimeProvider: a test that cannot set the clock cannot test a midnight.</summary>
public sealed class ClockTests
{
    private static readonly string[] Clocks = ["DateTime.Now", "DateTime.UtcNow", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "DateTime.Today"];

    [Fact]
    public void Nobody_asks_the_clock_of_the_machine()
    {
        var asking = Directory.EnumerateFiles(Path.Combine(Solution.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
            .Where(file => Clocks.Any(clock => File.ReadAllText(file).Contains(clock, StringComparison.Ordinal)))
            .Select(file => Path.GetRelativePath(Solution.Root, file));

        Assert.Empty(asking);
    }
}

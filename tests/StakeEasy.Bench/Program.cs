using StakeEasy.Bench;

// scripts/bench calls it; "bare" is the floor that the dashboard is compared with, in a process of its own like the application.
switch (args)
{
    case ["bare", var url, var bytes]:
        return await BarePage.ServeAsync(url, int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture));
    case ["run", var root, var report]:
        return await Benchmark.RunAsync(new Checkout(root), report, whole: true);
    case ["run", var root, var report, "--short"]:
        return await Benchmark.RunAsync(new Checkout(root), report, whole: false);
    default:
        await Console.Error.WriteLineAsync("usage: bare URL BYTES | run CHECKOUT REPORT [--short]");
        return 2;
}

using StakeEasy.Bench;

// scripts/bench calls it; "bare" is the floor that the dashboard is compared with, in a process of its own like the application.
return args switch
{
    ["bare", var url, var bytes] => await BarePage.ServeAsync(url, int.Parse(bytes, System.Globalization.CultureInfo.InvariantCulture)),
    ["run", var root, var report] => await Benchmark.RunAsync(new Checkout(root), report),
    _ => throw new ArgumentException("usage: bare URL BYTES | run CHECKOUT REPORT"),
};

using System.Globalization;
using StakeEasy.Bench;

// scripts/bench calls it; "bare" is the floor that the dashboard is compared with, in a process of its own like the application.
switch (args)
{
    case ["bare", var url, var bytes]:
        return await BarePage.ServeAsync(url, int.Parse(bytes, CultureInfo.InvariantCulture));
    case ["run", var root, var report, var names, var folder] when Parts.Parse(names) is { } parts:
        return await Benchmark.RunAsync(new Checkout(root), report, parts, folder);
    case ["migrator", var report, var lines]:
        await ReportFile.PutAsync(report, Parts.Migrator, MigratorReport.Write(new MigratorLines(await File.ReadAllLinesAsync(lines))));
        return 0;
    default:
        await Console.Error.WriteLineAsync($"usage: bare URL BYTES | migrator REPORT LINES | run CHECKOUT REPORT PART[,PART...] FOLDER; parts are {string.Join(", ", Parts.All)}");
        return 2;
}

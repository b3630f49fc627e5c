using StakeEasy.Currency.Contracts;

namespace StakeEasy.Host.Features.Currencies;

/// <summary>What a refresh brought, in a sentence.</summary>
internal static class RunWords
{
    public static string Of(RefreshReport report) =>
        Brought(report.Stored, report.Held) + Problems(report.Sources.Where(s => s.Problem is not null).Select(s => $"{s.Source}: {s.Problem}"));

    public static string Of(RateRun run) =>
        run.FinishedAt is null ? "Under way." : run.Succeeded ? Brought(run.Stored, run.Held) : "No new rates.";

    public static string Of(RefreshTrigger trigger) => trigger switch
    {
        RefreshTrigger.Schedule => "by the nightly schedule",
        RefreshTrigger.Start => "at the start of the program",
        RefreshTrigger.Button => "by the button on this page",
        _ => "by a command on the server",
    };

    /// <summary>How old a rate is, counted in the days on which rates are published.</summary>
    public static string Age(int days) => days switch { 0 => "current", 1 => "1 publication old", _ => $"{days} publications old" };

    private static string Brought(int stored, int held) =>
        stored switch { 0 => "No rate has changed.", 1 => "1 rate is new.", _ => $"{stored} rates are new." }
        + held switch { 0 => "", 1 => " 1 is held for review.", _ => $" {held} are held for review." };

    private static string Problems(IEnumerable<string> problems) => string.Concat(problems.Select(p => " " + p));
}

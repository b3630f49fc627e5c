using System.Text.Json;
using System.Text.Json.Serialization;
using StakeEasy.Migrator.Core;
using StakeEasy.Migrator.Legacy;

namespace StakeEasy.Migrator.Run;

/// <summary>Everything one command has found and done. Written as JSON, or told by <see cref="ReportText"/>.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public required string Command { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public string? Source { get; set; }

    public string? Target { get; set; }

    public string? Schema { get; set; }

    public string? RunId { get; set; }

    /// <summary>How the point in time all tables were read at was fixed.</summary>
    public string? Consistency { get; set; }

    public string Outcome { get; set; } = "";

    public int ExitCode { get; set; }

    public List<Phase> Phases { get; } = [];

    public List<Finding> Findings { get; } = [];

    public List<NotMoved> NotMoved { get; } = [];

    public List<TableReport> Tables { get; } = [];

    /// <summary>What became of the older application's users; null for other commands.</summary>
    public LegacyReport? Legacy { get; set; }

    /// <summary>What a later verification found of the ledgers of the older application's users; null if the schema is not of an import.</summary>
    public LegacyLedgers? Ledgers { get; set; }

    /// <summary>What the reader is to do, one after another.</summary>
    public List<string> Steps { get; } = [];

    public void End(int exitCode, string outcome) => (ExitCode, Outcome) = (exitCode, outcome);

    public string ToJson() => JsonSerializer.Serialize(this, Format);

    /// <summary>Runs one phase and notes how long it took.</summary>
    public async Task<T> TimeAsync<T>(string phase, Func<Task<T>> run)
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();
        try
        {
            return await run();
        }
        finally
        {
            Phases.Add(new Phase(phase, Math.Round(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 3)));
        }
    }
}

internal sealed record Phase(string Name, double Seconds);

internal sealed record TableReport(string Source, string Target, long Rows, long SetAside, bool? Verified, IReadOnlyList<string> Differences, TableFigures? Figures)
{
    public static TableReport Of(TablePlan table, TableVerdict verdict, long setAside) =>
        new(table.Source.Name, table.TargetName, verdict.Target.Rows, setAside, verdict.IsClean, verdict.Differences, verdict.Target);
}

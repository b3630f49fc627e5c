using Microsoft.Extensions.Logging.Console;

namespace StakeEasy.Host.Hosting;

/// <summary>What is written where.</summary>
internal static class ConsoleLogs
{
    /// <summary>
    /// In production one JSON object a line, with the scopes: the request's id and path among them. Plain lines for a person at a
    /// terminal.
    /// </summary>
    public static void ForServing(ILoggingBuilder logs, bool production)
    {
        logs.ClearProviders();

        // It warns on every page with a form that it forbids caching it, which is what we want.
        logs.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        logs.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Quartz", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        if (production && Console.IsOutputRedirected)
        {
            logs.AddJsonConsole(json =>
            {
                json.IncludeScopes = true;
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
            });
        }
        else
        {
            logs.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
    }

    /// <summary>A command answers on the standard output; what it has to say about trouble goes to the other one.</summary>
    public static void ForCommands(ILoggingBuilder logs)
    {
        logs.ClearProviders();
        logs.SetMinimumLevel(LogLevel.Warning);
        logs.AddSimpleConsole(console => console.SingleLine = true);
        logs.Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }
}

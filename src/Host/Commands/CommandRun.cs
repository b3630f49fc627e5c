using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Spectre.Console;

namespace StakeEasy.Host.Commands;

/// <summary>One run of a command: its arguments, the services, and where to answer.</summary>
internal sealed class CommandRun(IServiceProvider services, ParseResult arguments, bool json)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>Whether a program reads the answer: then <see cref="WriteJson"/> is called once and nothing else is written.</summary>
    public bool WantsJson => json;

    public T Service<T>()
        where T : notnull => services.GetRequiredService<T>();

    public T? Get<T>(Option<T> option) => arguments.GetValue(option);

    public T? Get<T>(Argument<T> argument) => arguments.GetValue(argument);

    public static void Write(string line) => Console.Out.WriteLine(line);

    public static void WriteJson(object answer) => Console.Out.WriteLine(JsonSerializer.Serialize(answer, Json));

    /// <summary>An answer to which something is added before it is written.</summary>
    public static JsonObject ToJson(object answer) => (JsonObject)JsonSerializer.SerializeToNode(answer, Json)!;

    /// <summary>Why it failed, in one line; the exit code to return.</summary>
    public static int Fail(string why)
    {
        Console.Error.WriteLine(why.ReplaceLineEndings(" "));
        return CommandLine.Failed;
    }

    /// <summary>Runs work that may take longer than two seconds, with a bar if a person watches. The work reports from 0 to 1.</summary>
    public async Task<T> WithProgressAsync<T>(string title, Func<IProgress<double>, Task<T>> work)
    {
        if (json || Console.IsErrorRedirected)
        {
            return await work(new Reporter(_ => { }));
        }

        // Beside the answer, never in it: the bar goes to the error output.
        var terminal = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return await terminal.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(async progress =>
            {
                var bar = progress.AddTask(Markup.Escape(title), maxValue: 1);
                var result = await work(new Reporter(done => bar.Value = done));
                bar.Value = 1;
                return result;
            });
    }

    /// <summary>Unlike <see cref="Progress{T}"/> it reports at once and in order.</summary>
    private sealed class Reporter(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}

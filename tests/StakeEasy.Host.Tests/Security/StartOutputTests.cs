using System.Diagnostics;
using System.Text;
using Npgsql;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class StartOutputTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Defect_49_starting_prints_no_setting_that_is_a_secret()
    {
        const string apiKey = "0123456789abcdef-api-key";
        var connectionString = await postgres.NewDatabaseAsync();
        using var data = new TestFolder("start-output");

        var output = await StartAndStopAsync(data.Path, ("ConnectionStrings__StakeEasy", connectionString), ("Currency__ExchangeRateApiKey", apiKey), ("SECRET_KEY", apiKey));

        Assert.Contains("Now listening on", output, StringComparison.Ordinal);
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(connectionString).Password!, output, StringComparison.Ordinal);
        Assert.DoesNotContain(apiKey, output, StringComparison.Ordinal);
    }

    /// <summary>Everything the program wrote from its start until it listened and was told to stop.</summary>
    private static async Task<string> StartAndStopAsync(string data, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            UseShellExecute = false,
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "StakeEasy.Host.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", data },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var output = new StringBuilder();
        var listening = new TaskCompletionSource();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Take(line.Data);
        process.ErrorDataReceived += (_, line) => Take(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await Task.WhenAny(listening.Task, process.WaitForExitAsync()).WaitAsync(Patience);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        lock (output)
        {
            return output.ToString();
        }

        void Take(string? line)
        {
            lock (output)
            {
                output.AppendLine(line);
            }

            if (line?.Contains("Now listening on", StringComparison.Ordinal) is true)
            {
                listening.TrySetResult();
            }
        }
    }
}

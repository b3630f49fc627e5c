using System.Text.Json;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ExportCommandTests(PostgresFixture postgres) : CommandTests(postgres)
{
    [Theory]
    [InlineData("json", "/export/backup.json")]
    [InlineData("hledger", "/export/hledger.journal")]
    [InlineData("csv", "/export/entries.csv")]
    public async Task A_file_is_written_as_the_page_offers_it(string format, string page)
    {
        await DepositAsync(100m);
        var path = Write("export", "what was here before");

        var (exitCode, output) = await RunAsync("export", "--format", format, "--output", path);

        Assert.Equal((0, path + " is written."), (exitCode, output.Trim()));
        using var download = await Browser.GetAsync(page);
        Assert.Equal(await download.Content.ReadAsByteArrayAsync(), await File.ReadAllBytesAsync(path));
        Assert.Equal(path, Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!)));
    }

    [Fact]
    public async Task Without_a_file_it_is_written_to_the_output()
    {
        await DepositAsync(100m);

        var (exitCode, output) = await RunAsync("export", "--format", "hledger");

        Assert.Equal(0, exitCode);
        Assert.StartsWith("; StakeEasy", output, StringComparison.Ordinal);
        Assert.Contains("assets:sites:PokerStars", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_answer_in_JSON_names_the_file_and_its_length()
    {
        var path = PathOf("backup.json");

        var (exitCode, output) = await RunAsync("export", "--format", "json", "--output", path, "--json");

        using var answer = JsonDocument.Parse(output);
        Assert.Equal(
            (0, path, new FileInfo(path).Length),
            (exitCode, answer.RootElement.GetProperty("file").GetString(), answer.RootElement.GetProperty("bytes").GetInt64()));
    }

    [Fact]
    public async Task What_cannot_be_done_is_told_in_one_line()
    {
        Failed(await RunForAsync("nobody@example.org", "export", "--format", "csv"), "There is no player nobody@example.org.");
        Failed(await RunAsync("export", "--format", "csv", "--output", PathOf("nowhere/file.csv")), "nowhere");
        var (exitCode, output) = await RunAsync("export", "--format", "xlsx");
        Assert.Equal(2, exitCode);
        Assert.Contains("xlsx", output, StringComparison.Ordinal);
    }
}

using System.Net;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

[Collection(PostgresFixture.Collection)]
public sealed class ExportPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task Everything_the_page_offers_is_a_download_of_ones_own_data_only()
    {
        await DepositAsync(100m);
        var stranger = await App.CreatePlayerAsync("nosy@example.org");
        await OpenAccountAsync(stranger, AccountKind.Site, "Secret room", "EUR");
        var page = await Browser.OpenAsync("/export");

        var links = page.QuerySelectorAll("main a[download]").Select(a => a.GetAttribute("href")!).ToList();

        Same(["/export/backup.json", "/export/hledger.journal", "/export/entries.csv", "/export/accounts.csv"], links);
        foreach (var link in links)
        {
            using var file = await Browser.GetAsync(link);
            var text = await file.Content.ReadAsStringAsync();
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
            Assert.StartsWith("stakeeasy-", file.Content.Headers.ContentDisposition!.FileName!.Trim('"'), StringComparison.Ordinal);
            Assert.Contains("PokerStars", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Secret room", text, StringComparison.Ordinal);
            Assert.DoesNotContain(Player.ToString(), text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/export/backup.json")]
    [InlineData("/export/hledger.journal")]
    [InlineData("/export/entries.csv")]
    public async Task Nobody_downloads_without_signing_in(string path)
    {
        using var nobody = App.Open();
        using var answer = await nobody.GetAsync(path);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_and_restore_are_found_from_the_menu_and_the_import_page()
    {
        var page = await Browser.OpenAsync("/import");

        Assert.NotNull(page.QuerySelector("nav a[href='/export']"));
        Assert.NotNull(page.QuerySelector("main a[href='/export']"));
        Assert.NotNull(page.QuerySelector("main a[href='/import/restore']"));
        Assert.NotNull((await Browser.OpenAsync("/export")).QuerySelector("main a[href='/import/restore']"));
    }
}

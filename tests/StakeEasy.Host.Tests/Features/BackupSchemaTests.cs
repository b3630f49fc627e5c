using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.Recommendations.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>docs/backup.schema.json describes the backups that are really written.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class BackupSchemaTests(PostgresFixture postgres) : WebTests(postgres)
{
    private static readonly Lazy<JsonElement> Schema = new(() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "docs", "backup.schema.json"))).RootElement);

    private string _backup = "";

    private protected override WebApp Configure(WebApp app) => app.With("Data:Folder", new TestFolder("backup-schema").Path);

    /// <summary>A player with everything a player can have.</summary>
    private protected override async Task PrepareAsync()
    {
        using var browser = await App.OpenSignedInAsync();
        var player = await App.CreatePlayerAsync();
        var today = DateOnly.FromDateTime(App.Clock.GetUtcNow().DateTime);
        await using (var scope = App.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IDemoLedger>().SeedAsync(player, entries: 2_500, seed: 1, today, progress: null, CancellationToken.None);
            var account = (await scope.ServiceProvider.GetRequiredService<IAccounts>().ListAsync(player, CancellationToken.None))[0];
            var imports = scope.ServiceProvider.GetRequiredService<IImports>();
            var moment = new ImportMoment(today, TimeZoneInfo.Utc);
            using var rows = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"date,kind,account,amount,note\n2026-01-02,deposit,{account.Name},5,\"=1; \"\"two\"\"\nlines 😀\"\n"));
            var file = (await imports.ReceiveAsync(player, "rows.csv", rows, IImports.LargestUpload, CancellationToken.None)).Value;
            await imports.CheckAsync(player, file, moment, progress: null, CancellationToken.None);
            Assert.True((await imports.CommitAsync(player, file, moment, skipBad: false, progress: null, CancellationToken.None)).Succeeded);
        }

        await using (var scope = App.Services.CreateAsyncScope())
        {
            var profile = new StakeProfile(
                [GameType.NoLimitHoldem, GameType.PotLimitOmaha], Opposition.Tough, Risk: null, Surroundings.Online, StakeProfile.UsualRisk,
                new CashPlay(CurrencyCode.Of("EUR")) { BuyIn = 200m, RateFrom = RateFrom.Typed, Rate = 2.5m, Deviation = 90m, Sample = 50_000m },
                new TournamentPlay(CurrencyCode.Of("USD"), ["PokerStars"]),
                Version: 0);
            Assert.True((await scope.ServiceProvider.GetRequiredService<IStakeProfiles>().SaveAsync(player, profile, CancellationToken.None)).Succeeded);
            var actions = scope.ServiceProvider.GetRequiredService<INextActions>();
            var mine = new ActionsOf(player, CurrencyCode.Of("EUR"), today, TimeZoneInfo.Utc);
            var backup = (await actions.ShowAsync(mine, CancellationToken.None)).Items.Single(a => a.What.Kind is ActionKind.BackupOverdue);
            Assert.NotNull(await actions.SnoozeAsync(mine, backup.Id, Snooze.AWeek, CancellationToken.None));
        }

        using var view = await browser.SubmitAsync("/entries?Kind=Deposit", "/entries/views", ("Name", "Deposits"));
        var entry = (await browser.OpenAsync("/entries?Kind=Bonus")).QuerySelector("tbody a[href^='/entries/']")!.GetAttribute("href")!.Split('/')[2];
        using var deleted = await browser.SubmitAsync($"/entries/{entry}/delete");
        using var goal = await browser.SubmitAsync("/goals/new", ("Kind", "Profit"), ("Name", "Five hundred"), ("Target", "500"), ("FirstDay", today.ToString("yyyy-MM-dd", default)), ("LastDay", today.AddDays(30).ToString("yyyy-MM-dd", default)));
        using var limit = await browser.SubmitAsync("/settings/play", "/settings/play/limits", ("Kind", "LossDay"), ("Amount", "50"));
        using var dayStart = await browser.SubmitAsync("/settings/play", "/settings/play/day-start", ("hour", "5"));
        using var lesson = await browser.SubmitAsync("/learn/stop-loss", "/learn/stop-loss/read");
        using var file2 = await browser.GetAsync("/export/backup.json");
        _backup = await file2.Content.ReadAsStringAsync();
    }

    [Fact]
    public void A_backup_with_everything_in_it_holds_to_the_schema()
    {
        using var backup = JsonDocument.Parse(_backup);

        Assert.Empty(JsonSchema.Problems(Schema.Value, backup.RootElement));
        Assert.All(backup.RootElement.EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.Array), list => Assert.True(list.Value.GetArrayLength() > 0, list.Name + " is empty"));
        var kinds = backup.RootElement.GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("kind").GetString()).Distinct(StringComparer.Ordinal).Count();
        Assert.Equal(Enum.GetValues<EntryKind>().Length, kinds);
    }

    [Fact]
    public void A_property_too_many_or_too_few_and_a_value_of_another_kind_break_it()
    {
        Same(["$.surprise is unknown"], Changed(b => b["surprise"] = 1));
        Same(["$.entries is missing"], Changed(b => b.Remove("entries")));
        Same(["$.version is not 2"], Changed(b => b["version"] = 1));
        Same(["$.accounts[0].colour is unknown"], Changed(b => b["accounts"]![0]!["colour"] = "red"));
        Same(["$.entries[3].note is missing"], Changed(b => b["entries"]![3]!.AsObject().Remove("note")));
        Same(["$.entries[0].amount is no string or null"], Changed(b => b["entries"]![0]!["amount"] = 5));
        Same(["$.entries[0].id is no uuid"], Changed(b => b["entries"]![0]!["id"] = "one"));
    }

    private List<string> Changed(Action<JsonObject> change)
    {
        var backup = JsonNode.Parse(_backup)!.AsObject();
        change(backup);
        return [.. JsonSchema.Problems(Schema.Value, JsonSerializer.SerializeToElement(backup))];
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.Equal(expected, actual, StringComparer.Ordinal);

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "StakeEasy.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

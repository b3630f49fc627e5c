using System.Net;
using AngleSharp.Dom;
using Microsoft.Extensions.DependencyInjection;
using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A signed-in player with two accounts, in two currencies.</summary>
public abstract class FeatureTests(PostgresFixture postgres) : WebTests(postgres)
{
    private Browser? _browser;

    private protected Browser Browser => _browser ?? throw new InvalidOperationException("The test has not begun.");

    protected UserId Player { get; private set; }

    /// <summary>A poker site in US dollars.</summary>
    protected AccountId Stars { get; private set; }

    /// <summary>Savings in yen, which have no decimals.</summary>
    protected AccountId Yen { get; private set; }

    /// <summary>As a date field writes today.</summary>
    protected string Today => App.Clock.GetUtcNow().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    protected DateOnly Day => DateOnly.FromDateTime(App.Clock.GetUtcNow().DateTime);

    private protected override async Task PrepareAsync()
    {
        _browser = await App.OpenSignedInAsync();
        Player = await App.CreatePlayerAsync();
        Stars = await OpenAccountAsync(Player, AccountKind.Site, "PokerStars", "USD");
        Yen = await OpenAccountAsync(Player, AccountKind.Asset, "Savings", "JPY");
    }

    protected Task<AccountId> OpenAccountAsync(UserId owner, AccountKind kind, string name, string currency) =>
        UseAsync<IAccounts, AccountId>(async accounts =>
        {
            AssetType? asset = kind is AccountKind.Asset ? AssetType.Bank : null;
            var request = new OpenAccount(Guid.NewGuid(), kind, asset, name, CurrencyCode.Of(currency), OpeningBalance: null, Day);
            return (await accounts.OpenAsync(owner, request, CancellationToken.None)).Value;
        });

    protected Task<Account> AccountAsync(AccountId id) =>
        UseAsync<IAccounts, Account>(async accounts => (await accounts.FindAsync(Player, id, CancellationToken.None))!);

    protected Task<EntryId> DepositAsync(decimal amount, DateOnly? day = null) =>
        UseAsync<IDeposits, EntryId>(async deposits =>
        {
            var request = new RecordEntry(Guid.NewGuid(), Stars, amount, day ?? Day, Note: null, Day, TimeZoneInfo.Utc);
            return (await deposits.RecordAsync(Player, request, CancellationToken.None)).Value.Entry;
        });

    /// <summary>Sessions of three hours and 200 hands each at half a dollar and one, 80 dollars won and 60 lost in turn.</summary>
    protected async Task PlayAsync(int sessions)
    {
        // A day before the earliest session, also just past midnight: what is entered for a past day counts as the last of that day.
        await DepositAsync(1_000m, Day.AddDays(-sessions - 1));
        for (var i = 0; i < sessions; i++)
        {
            var end = App.Clock.GetUtcNow().AddDays(-i).AddHours(-1);
            Assert.True(await UseAsync<ISessions, bool>(async all => (await all.RecordAsync(
                Player,
                new RecordSession(
                    Guid.NewGuid(), Stars, new SessionGame(SessionFormat.Cash, "NLHE", "0.50/1", "PokerStars") { SmallBlind = 0.5m, BigBlind = 1m },
                    end.AddHours(-3), end, new SessionMoney(100m, 0, 0m, 0m, 0m, i % 2 == 0 ? 180m : 40m),
                    new SessionOutcome(null, null, 200), Tags: null, Note: null, TimeZoneInfo.Utc),
                CancellationToken.None)).Succeeded));
        }
    }

    protected Task<Page<Entry>> EntriesAsync(EntryFilter? filter = null) =>
        UseAsync<IEntries, Page<Entry>>(entries => entries.ListAsync(Player, filter ?? new EntryFilter(), CancellationToken.None));

    protected async Task<TResult> UseAsync<TService, TResult>(Func<TService, Task<TResult>> use)
        where TService : notnull
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Sends an entry's form as the page gives it out, with these fields changed.</summary>
    private protected Task<HttpResponseMessage> RecordAsync(string path, params (string Name, string Value)[] fields)
    {
        (string Name, string Value)[] usual = [("AccountId", Stars.Value.ToString()), ("Date", Today), ("Note", "")];
        return Browser.SubmitAsync(path, Merged(usual, fields));
    }

    /// <summary>The refusal every form gives: 422, announced in title and summary, the message beside the field; returns that message.</summary>
    private protected static async Task<string> RefusalAsync(HttpResponseMessage answer, string field)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Contains("error", page.Title!, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[role=alert]"));
        Assert.All(page.QuerySelectorAll("[role=alert] a[href^='#']"), link => Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        return page.QuerySelector($"[id='{field}-error']")?.TextContent.Trim()
            ?? throw new InvalidOperationException($"No message beside {field}: {page.QuerySelector("main")!.TextContent}");
    }

    /// <summary>The usual fields, with some of them changed.</summary>
    private protected static (string Name, string Value)[] Merged((string Name, string Value)[] usual, (string Name, string Value)[] changed) =>
        [.. usual.Where(u => changed.All(c => !string.Equals(c.Name, u.Name, StringComparison.Ordinal))), .. changed];

    protected static void Same(IEnumerable<string> expected, IEnumerable<string> actual) => Assert.Equal(expected, actual, StringComparer.Ordinal);

    protected static string Text(IElement? element) => element?.TextContent.Trim() ?? "";
}

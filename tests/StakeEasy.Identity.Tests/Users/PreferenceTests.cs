using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.Users;

[Collection(PostgresFixture.Collection)]
public sealed class PreferenceTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    private static readonly Preferences Chosen = new(CurrencyCode.Of("GBP"), "America/St_Johns", "de-DE", Theme.Dark);

    [Fact]
    public async Task Defect_2_the_reporting_currency_is_the_players_own_and_read_anew_at_once()
    {
        var id = await CreatePlayerAsync();
        Assert.Equal("EUR", (await FindAsync(id))?.ReportingCurrency.Value);

        await ChangeAsync(id, Chosen);

        Assert.Equal(new Player(id, Email, CurrencyCode.Of("GBP"), "America/St_Johns", "de-DE", Theme.Dark, AmountsHidden: false), await FindAsync(id));
    }

    [Fact]
    public async Task Defect_28_a_players_day_is_that_of_their_own_time_zone()
    {
        var id = await CreatePlayerAsync();
        var midnightInLondon = new DateTimeOffset(2026, 11, 20, 0, 30, 0, TimeSpan.Zero);
        var inUtc = (await FindAsync(id))!.DayOf(midnightInLondon);

        await ChangeAsync(id, Chosen);

        Assert.Equal(new DateOnly(2026, 11, 20), inUtc);
        Assert.Equal(new DateOnly(2026, 11, 19), (await FindAsync(id))!.DayOf(midnightInLondon));
    }

    [Theory]
    [InlineData("Europe/Atlantis", "de-DE", Theme.Dark, "TimeZoneId")]
    [InlineData("Europe/Berlin", "xx-YY", Theme.Dark, "CultureName")]
    [InlineData("Europe/Berlin", "ar-SA", Theme.Dark, "CultureName")]
    [InlineData("Europe/Berlin", "", Theme.Dark, "CultureName")]
    [InlineData("Europe/Berlin", "de-DE", (Theme)7, "Theme")]
    public async Task What_nobody_can_choose_is_refused_and_changes_nothing(string zone, string culture, Theme theme, string field)
    {
        var id = await CreatePlayerAsync();

        var result = await ChangeAsync(id, new Preferences(CurrencyCode.Of("GBP"), zone, culture, theme));

        Assert.Equal(field, result.Error?.Field);
        Assert.Equal("EUR", (await FindAsync(id))?.ReportingCurrency.Value);
    }

    [Fact]
    public async Task Hidden_amounts_and_the_theme_change_alone()
    {
        var id = await CreatePlayerAsync();
        var preferences = Get<IPreferences>();

        await preferences.HideAmountsAsync(id, hidden: true, CancellationToken.None);
        await preferences.ChangeThemeAsync(id, Theme.Light, CancellationToken.None);
        var player = await FindAsync(id);

        Assert.Equal((true, Theme.Light, "EUR"), (player!.AmountsHidden, player.Theme, player.ReportingCurrency.Value));
    }

    [Fact]
    public async Task One_players_preferences_are_not_anothers()
    {
        var id = await CreatePlayerAsync();
        var other = await CreatePlayerAsync("other@example.org");

        await ChangeAsync(id, Chosen);

        Assert.Equal("EUR", (await FindAsync(other))?.ReportingCurrency.Value);
    }

    [Theory]
    [InlineData("de", "de-DE")]
    [InlineData("en-GB", "en-GB")]
    [InlineData("pt-BR", "pt-BR")]
    [InlineData("*", null)]
    [InlineData("fa-IR", null)]
    [InlineData("", null)]
    [InlineData("x-nonsense-and-more", null)]
    public void A_browsers_language_leads_to_a_culture_or_to_none(string language, string? culture) =>
        Assert.Equal(culture, CultureChoices.Find(language)?.Name);

    private Task<Player?> FindAsync(UserId id) => AskAsync<IPlayers, Player?>(p => p.FindAsync(id, CancellationToken.None));

    private Task<Result<Done>> ChangeAsync(UserId id, Preferences to) =>
        AskAsync<IPreferences, Result<Done>>(p => p.ChangeAsync(id, to, CancellationToken.None));
}

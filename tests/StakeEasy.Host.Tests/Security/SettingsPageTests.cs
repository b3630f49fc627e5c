using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Security;

[Collection(PostgresFixture.Collection)]
public sealed class SettingsPageTests(PostgresFixture postgres) : WebTests(postgres)
{
    private const string NewPassword = "four quiet horses";

    [Fact]
    public async Task Defect_2_what_is_chosen_is_kept_and_shown_at_once()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.SubmitAsync(
            "/settings", ("ReportingCurrency", "GBP"), ("TimeZoneId", "Asia/Tokyo"), ("CultureName", "de-DE"), ("Theme", "Dark"));
        var page = await browser.OpenAsync("/settings");

        Assert.Equal("/settings", answer.Headers.Location?.OriginalString);
        Assert.Equal("GBP", Chosen(page, "ReportingCurrency"));
        Assert.Equal("Asia/Tokyo", Chosen(page, "TimeZoneId"));
        Assert.Equal("de-DE", Chosen(page, "CultureName"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Contains("saved", page.QuerySelector(".toast")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ReportingCurrency", "XYZ")]
    [InlineData("ReportingCurrency", "")]
    [InlineData("TimeZoneId", "Europe/Atlantis")]
    [InlineData("CultureName", "xx-YY")]
    public async Task What_cannot_be_chosen_is_explained_and_nothing_is_saved(string field, string value)
    {
        using var browser = await App.OpenSignedInAsync();
        var fields = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ReportingCurrency"] = "GBP",
            ["TimeZoneId"] = "Asia/Tokyo",
            ["CultureName"] = "de-DE",
            ["Theme"] = "Dark",
            [field] = value,
        };

        using var answer = await browser.SubmitAsync("/settings", [.. fields.Select(f => (f.Key, f.Value))]);
        var refused = await Browser.ReadAsync(answer);
        var page = await browser.OpenAsync("/settings");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(refused.GetElementById(field + "-error"));
        Assert.Equal(("EUR", "UTC", "en-IE"), (Chosen(page, "ReportingCurrency"), Chosen(page, "TimeZoneId"), Chosen(page, "CultureName")));
    }

    [Fact]
    public async Task Amounts_are_hidden_by_a_button_that_leads_back_to_its_page()
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.SubmitAsync("/settings/password", "/settings/amounts");
        var page = await browser.OpenAsync("/settings/password");

        Assert.Equal("/settings/password", answer.Headers.Location?.OriginalString);
        Assert.Equal("hidden", page.DocumentElement.GetAttribute("data-amounts"));
    }

    [Theory]
    [InlineData("Light", "/deposits", HttpStatusCode.Redirect, "/deposits")]
    [InlineData("Dark", "https://evil.example", HttpStatusCode.Redirect, "/settings")]
    [InlineData("Purple", "/deposits", HttpStatusCode.BadRequest, null)]
    public async Task The_theme_changes_by_a_form_of_its_own_too(string theme, string returnUrl, HttpStatusCode status, string? to)
    {
        using var browser = await App.OpenSignedInAsync();
        var token = (await browser.OpenAsync("/settings")).QuerySelector("meta[name=csrf-token]")?.GetAttribute("content");

        using var answer = await browser.PostAsync("/settings/theme", ("Theme", theme), ("ReturnUrl", returnUrl), ("__RequestVerificationToken", token!));

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(to, answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Defect_45_changing_the_password_ends_other_sessions_at_once_and_keeps_this_one()
    {
        using var phone = await App.OpenSignedInAsync();
        using var laptop = await App.OpenSignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await phone.GetAsync("/settings")).StatusCode);

        using var changed = await laptop.SubmitAsync("/settings/password", ("CurrentPassword", WebApp.Password), ("NewPassword", NewPassword));
        using var onPhone = await phone.GetAsync("/settings");
        using var onLaptop = await laptop.GetAsync("/settings");

        Assert.Equal("/settings", changed.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Redirect, onPhone.StatusCode);
        Assert.Equal(HttpStatusCode.OK, onLaptop.StatusCode);
    }

    [Theory]
    [InlineData("CurrentPassword", "not the password", NewPassword)]
    [InlineData("CurrentPassword", "", NewPassword)]
    [InlineData("NewPassword", WebApp.Password, "short")]
    [InlineData("NewPassword", WebApp.Password, WebApp.Password)]
    public async Task Defect_45_the_password_is_changed_by_somebody_who_knows_it_and_follows_the_rule(string field, string current, string next)
    {
        using var browser = await App.OpenSignedInAsync();

        using var answer = await browser.SubmitAsync("/settings/password", ("CurrentPassword", current), ("NewPassword", next));
        var page = await Browser.ReadAsync(answer);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotNull(page.GetElementById(field + "-error"));
        Assert.All(page.QuerySelectorAll("input[type=password]"), input => Assert.Null(input.GetAttribute("value")));
    }

    [Fact]
    public async Task Knowing_who_asks_costs_no_database_statement_once_it_is_known()
    {
        using var browser = await App.OpenSignedInAsync();
        using var first = await browser.GetAsync("/settings");
        var statements = 0;
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => statements += activity.GetTagItem("db.query.text") is null && activity.GetTagItem("db.statement") is null ? 0 : 1,
        };
        ActivitySource.AddActivityListener(listener);

        using var warm = await browser.GetAsync("/settings");
        var whileWarm = statements;
        using var changing = await browser.SubmitAsync("/settings", "/settings/amounts");

        Assert.Equal(HttpStatusCode.OK, warm.StatusCode);
        Assert.Equal(0, whileWarm);
        Assert.NotEqual(0, statements);
    }

    private static string? Chosen(IDocument page, string field) => page.QuerySelector($"#{field} option[selected]")?.GetAttribute("value");
}

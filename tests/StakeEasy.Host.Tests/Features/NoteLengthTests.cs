using System.Globalization;
using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>Notes are counted as people count, and so are whole numbers written.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class NoteLengthTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("/deposits/new")]
    [InlineData("/sessions/new")]
    [InlineData("/recurring/new")]
    [InlineData("/transfers/new")]
    public async Task Five_hundred_emoji_are_a_note_and_one_more_is_too_many(string form)
    {
        await DepositAsync(1_000m, Day.AddDays(-2));

        using var tooLong = await SendAsync(form, Emoji(501));
        using var saved = await SendAsync(form, Emoji(500));

        Assert.Contains("500", await RefusalAsync(tooLong, "Note"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
    }

    [Fact]
    public async Task A_whole_number_may_be_written_with_a_separator_as_amounts_may()
    {
        using var saved = await SendAsync("/sessions/new", "", ("Hands", "1,250"));

        var page = await Browser.OpenAsync(saved.Headers.Location!.ToString());
        Assert.Contains("1,250", page.QuerySelectorAll("dl.sum div").Single(d => Text(d.QuerySelector("dt")) is "Hands").TextContent, StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> SendAsync(string form, string note, params (string Name, string Value)[] fields)
    {
        string At(int hoursAgo) => App.Clock.GetUtcNow().AddHours(-hoursAgo).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
        (string, string)[] usual =
        [
            ("AccountId", Stars.Value.ToString()), ("Note", note), ("Date", Today), ("Amount", "10"), ("Kind", "Deposit"), ("Every", "1"), ("Unit", "Month"),
            ("FirstDay", Today), ("LastDay", ""), ("Format", "Cash"), ("Game", "NLHE"), ("Stake", "0.5/1"), ("BuyIn", "100"), ("CashOut", "150"),
            ("StartedAt", At(3)), ("EndedAt", At(1)), ("FromAccountId", Stars.Value.ToString()), ("ToAccountId", Yen.Value.ToString()), ("Received", "1500"),
        ];
        return Browser.SubmitAsync(form, Merged(usual, fields));
    }

    private static string Emoji(int count) => string.Concat(Enumerable.Repeat("\U0001F0A1", count));
}

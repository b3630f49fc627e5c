using StakeEasy.Host.Features.Sessions;

namespace StakeEasy.Host.Tests.Features;

public sealed class TypedTimeTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateOnly Today = new(2026, 11, 21);

    [Theory]
    [InlineData("2026-07-01T20:30", "2026-07-01T18:30Z")]
    [InlineData("2026-12-01T20:30", "2026-12-01T19:30Z")]
    [InlineData("2026-10-25T01:59", "2026-10-24T23:59Z")]
    [InlineData("2026-10-25T03:00", "2026-10-25T02:00Z")]
    [InlineData("2026-03-29T03:00", "2026-03-29T01:00Z")]
    [InlineData(" 2026-07-01 20:30 ", "2026-07-01T18:30Z")]
    public void A_time_is_the_one_the_players_clock_showed(string typed, string instant)
    {
        var (at, problem) = TypedTime.Read(typed, twice: null, Berlin, Today);

        Assert.Null(problem);
        Assert.Equal(Parse(instant), at);
    }

    [Theory]
    [InlineData("First", "2026-10-25T00:30Z")]
    [InlineData("second", "2026-10-25T01:30Z")]
    public void A_time_that_was_shown_twice_is_the_one_the_player_says(string twice, string instant)
    {
        Assert.Equal(Parse(instant), TypedTime.Read("2026-10-25T02:30", twice, Berlin, Today).At);
        Assert.Equal(("2026-10-25T02:30", twice.ToLowerInvariant()), Shown(TypedTime.ForInput(Parse(instant), Berlin)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("third")]
    [InlineData("7")]
    public void A_time_that_was_shown_twice_is_asked_for(string? twice)
    {
        var (at, problem) = TypedTime.Read("2026-10-25T02:30", twice, Berlin, Today);

        Assert.Null(at);
        Assert.Contains("twice", problem, StringComparison.Ordinal);
        Assert.True(TypedTime.IsTwice("2026-10-25T02:30", Berlin));
        Assert.False(TypedTime.IsTwice("2026-10-25T03:30", Berlin));
    }

    [Theory]
    [InlineData("2026-03-29T02:30")]
    [InlineData("2026-13-01T02:30")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("9999-12-31T23:59")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData(null)]
    public void A_time_that_no_clock_showed_is_answered_with_a_message(string? typed)
    {
        var (at, problem) = TypedTime.Read(typed, twice: "First", Berlin, Today);

        Assert.Null(at);
        Assert.NotEmpty(problem!);
    }

    private static (string Text, string? Twice) Shown((string Text, string? Twice) field) => (field.Text, field.Twice?.ToLowerInvariant());

    private static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}

using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>A word of the filter that means nothing is said beside its field: dropped in silence, it would show too much as if it were all that matches.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class RefusedFilterTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("Kind", "Jackpot")]
    [InlineData("Kind", "Deposit,Bonus")]
    [InlineData("Kind", "7")]
    [InlineData("Currency", "CHF")]
    [InlineData("Currency", "bucks")]
    [InlineData("Currency", "-")]
    public async Task A_kind_or_a_currency_that_there_is_not_is_refused_beside_its_field(string field, string word)
    {
        await DepositAsync(10m);
        var filter = $"{field}={Uri.EscapeDataString(word)}";

        using var answer = await Browser.GetAsync("/entries?" + filter);
        using var file = await Browser.GetAsync("/export/entries.csv?" + filter);
        using var view = await Browser.SubmitAsync("/entries?Text=x", "/entries/views", ("Name", "Mine"), ("Query", filter));

        var page = await Browser.ReadAsync(answer);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity), (answer.StatusCode, file.StatusCode, view.StatusCode));
        Assert.Contains($"“{word}”", Text(page.QuerySelector($"#{field}-error")), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("details.filter-panel[open]"));
    }

    [Fact]
    public async Task An_import_that_there_is_not_is_refused()
    {
        using var answer = await Browser.GetAsync("/entries?Origin=zzz");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(Text((await Browser.ReadAsync(answer)).QuerySelector("#Origin-error")));
    }

    [Fact]
    public async Task Of_several_kinds_the_known_ones_still_filter()
    {
        await DepositAsync(10m);

        using var answer = await Browser.GetAsync("/entries?Kind=withdrawal&Kind=Jackpot");

        var page = await Browser.ReadAsync(answer);
        Assert.Equal("Nothing matches", Text(page.QuerySelector(".empty h2")));
        Assert.NotNull(page.QuerySelector("input[name=Kind][value=Withdrawal][checked]"));
    }

    [Theory]
    [InlineData("Kind=deposit&Currency=usd")]
    [InlineData("Currency=-EUR")]
    public async Task Words_in_any_case_and_all_but_a_currency_are_understood(string filter)
    {
        await DepositAsync(10m);

        var page = await Browser.OpenAsync("/entries?" + filter);

        Assert.Equal("+$10.00", Text(page.QuerySelector(".entries td.num > .money")));
    }
}

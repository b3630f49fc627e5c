using System.Net;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>The one character that PostgreSQL cannot keep in a text.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class NulCharacterTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Theory]
    [InlineData("/deposits/new")]
    [InlineData("/withdrawals/new")]
    [InlineData("/balances/new")]
    public async Task In_a_note_it_is_left_out_and_the_player_is_told(string form)
    {
        using var answer = await RecordAsync(form, ("Amount", "5"), ("Note", "Sun\0day"));

        await LeftOutAsync(answer, "Note", "Sunday");
        Assert.Empty((await EntriesAsync()).Items);
    }

    [Fact]
    public async Task In_a_note_that_is_changed_too()
    {
        var id = await DepositAsync(10m);

        using var answer = await Browser.SubmitAsync($"/entries/{id.Value}/edit", ("Amount", "20"), ("Date", Today), ("Note", "Sun\0day"));

        await LeftOutAsync(answer, "Note", "Sunday");
        Assert.Equal(10m, (await AccountAsync(Stars)).Balance.Amount);
    }

    [Fact]
    public async Task In_the_name_of_an_account()
    {
        using var added = await Browser.SubmitAsync("/accounts/new", ("Kind", "Site"), ("Name", "GG\0Poker"), ("Currency", "EUR"));
        using var renamed = await Browser.SubmitAsync($"/accounts/{Stars.Value}/rename", ("Name", "GG\0Poker"));

        await LeftOutAsync(added, "Name", "GGPoker");
        await LeftOutAsync(renamed, "Name", "GGPoker");
        Assert.Equal("PokerStars", (await AccountAsync(Stars)).Name);
    }

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/sign-up")]
    public async Task In_an_e_mail_address(string path)
    {
        using var visitor = App.Open();

        using var answer = await visitor.SubmitAsync(path, ("Email", "lena\0@example.org"), ("Password", WebApp.Password));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.ReadAsync(answer);
        Assert.Contains("left out", page.GetElementById("Email-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("lena@example.org", page.QuerySelector("#Email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task In_a_form_with_parts_it_is_left_out_as_well()
    {
        var page = await Browser.OpenAsync($"/accounts/{Stars.Value}/rename");
        using var parts = new MultipartFormDataContent
        {
            { new StringContent(page.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), "__RequestVerificationToken" },
            { new StringContent("GG\0Poker"), "Name" },
        };

        using var answer = await Browser.SendAsync($"/accounts/{Stars.Value}/rename", parts);

        await LeftOutAsync(answer, "Name", "GGPoker");
    }

    private static async Task LeftOutAsync(HttpResponseMessage answer, string field, string rest)
    {
        var page = await Browser.ReadAsync(answer);
        Assert.Contains("left out", await RefusalAsync(answer, field), StringComparison.Ordinal);
        Assert.Equal(rest, page.GetElementById(field)!.GetAttribute("value"));
    }
}

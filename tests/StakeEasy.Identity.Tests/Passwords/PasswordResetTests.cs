using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.Passwords;

[Collection(PostgresFixture.Collection)]
public sealed class PasswordResetTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    private const string NewPassword = "four quiet horses";

    [Fact]
    public async Task A_link_sets_a_new_password_and_ends_every_session()
    {
        await CreatePlayerAsync();
        var session = await SignInAsync();
        var token = await OfferAsync();

        var used = await UseAsync(token);

        Assert.True(used.Succeeded);
        Assert.Null(await ResumeAsync(session!));
        Assert.Null(await SignInAsync(Password));
        Assert.NotNull(await SignInAsync(NewPassword));
    }

    [Fact]
    public async Task Defect_44_a_link_works_once()
    {
        await CreatePlayerAsync();
        var token = await OfferAsync();
        await UseAsync(token);

        var again = await UseAsync(token, "five quiet horses");

        Assert.False(again.Succeeded);
        Assert.NotNull(await SignInAsync(NewPassword));
    }

    [Fact]
    public async Task Of_many_who_use_a_link_at_once_one_succeeds()
    {
        await CreatePlayerAsync();
        var token = await OfferAsync();

        var uses = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => UseAsync(token, $"{i} quiet horses run"))));

        Assert.Single(uses, u => u.Succeeded);
    }

    [Fact]
    public async Task A_link_works_for_an_hour()
    {
        await CreatePlayerAsync();
        var token = await OfferAsync();

        Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True(await IsOpenAsync(token));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.False(await IsOpenAsync(token));
        Assert.False((await UseAsync(token)).Succeeded);
        Assert.NotNull(await SignInAsync());
    }

    [Fact]
    public async Task A_newer_link_ends_an_older_one()
    {
        await CreatePlayerAsync();
        var older = await OfferAsync();
        var newer = await OfferAsync();

        Assert.False((await UseAsync(older)).Succeeded);
        Assert.True((await UseAsync(newer)).Succeeded);
    }

    [Fact]
    public async Task A_password_that_is_refused_leaves_the_link_open()
    {
        await CreatePlayerAsync();
        var token = await OfferAsync();

        var refused = await UseAsync(token, "short");

        Assert.Equal("NewPassword", refused.Error?.Field);
        Assert.True(await IsOpenAsync(token));
        Assert.NotNull(await SignInAsync());
    }

    [Fact]
    public async Task A_link_opens_an_account_that_failures_had_locked()
    {
        await CreatePlayerAsync();
        for (var i = 0; i < 5; i++)
        {
            await SignInAsync("not the password");
        }

        await UseAsync(await OfferAsync());

        Assert.NotNull(await SignInAsync(NewPassword));
    }

    [Fact]
    public async Task A_link_is_for_one_player_and_cannot_be_made_up()
    {
        await CreatePlayerAsync();
        var other = await CreatePlayerAsync("noor@example.org");
        var token = await OfferAsync();
        var forged = Convert.ToBase64String([.. other.Value.ToByteArray(), .. new byte[24]]).TrimEnd('=').Replace('+', '-').Replace('/', '_');

        Assert.False(await IsOpenAsync(forged));
        Assert.False(await IsOpenAsync(token[..^1]));
        Assert.False(await IsOpenAsync(""));
        await UseAsync(token);

        Assert.NotNull(await SignInAsync(Password, "noor@example.org"));
    }

    [Fact]
    public async Task Nobody_is_offered_a_link_for_an_unknown_address()
    {
        var offered = await AskAsync<IPasswordResets, Result<PasswordReset>>(r => r.OfferAsync("nobody@example.org", CancellationToken.None));

        Assert.Equal("Email", offered.Error?.Field);
    }

    [Fact]
    public async Task The_secret_of_a_link_is_not_kept()
    {
        var id = await CreatePlayerAsync();
        var token = await OfferAsync();

        var kept = Assert.Single(Database.UserTokens, t => t.UserId == id.Value);

        Assert.DoesNotContain(token, kept.Value, StringComparison.Ordinal);
    }

    private async Task<string> OfferAsync() =>
        (await AskAsync<IPasswordResets, Result<PasswordReset>>(r => r.OfferAsync(Email, CancellationToken.None))).Value.Token;

    private Task<bool> IsOpenAsync(string token) => AskAsync<IPasswordResets, bool>(r => r.IsOpenAsync(token, CancellationToken.None));

    private Task<Result<Done>> UseAsync(string token, string password = NewPassword) =>
        AskAsync<IPasswordResets, Result<Done>>(r => r.UseAsync(token, password, CancellationToken.None));
}

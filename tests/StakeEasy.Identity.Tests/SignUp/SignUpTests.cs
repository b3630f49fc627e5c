using Microsoft.EntityFrameworkCore;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.SignUp;

[Collection(PostgresFixture.Collection)]
public sealed class SignUpTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    [Fact]
    public async Task A_new_player_prefers_what_nobody_has_to_think_about()
    {
        var id = await CreatePlayerAsync();

        var player = await AskAsync<IPlayers, Player?>(p => p.FindAsync(id, CancellationToken.None));

        Assert.Equal(new Player(id, Email, CurrencyCode.Of("EUR"), "UTC", "en-IE", Theme.System, AmountsHidden: false), player);
    }

    [Fact]
    public async Task An_address_belongs_to_one_player_whatever_the_case_of_its_letters()
    {
        var id = await CreatePlayerAsync("Mara@Example.org");

        var second = await AskAsync<IPlayerAdmin, Result<UserId>>(
            p => p.CreateAsync("mara@example.ORG", Password, Preferences.Default, CancellationToken.None));
        var found = await AskAsync<IPlayers, Player?>(p => p.FindByEmailAsync(" MARA@example.org ", CancellationToken.None));

        Assert.Equal("Email", second.Error?.Field);
        Assert.Equal(id, found?.Id);
        Assert.Equal("Mara@Example.org", found?.Email);
    }

    [Fact]
    public async Task Defect_47_signing_up_with_a_known_address_answers_and_works_as_with_a_new_one()
    {
        var first = await SignUpAsync("another secret 1");
        var hashedForNew = Hasher.Hashed;
        var second = await SignUpAsync("another secret 2");

        Assert.True(first.Succeeded);
        Assert.True(second.Succeeded);
        Assert.Equal(hashedForNew * 2, Hasher.Hashed);
        Assert.Equal(1, await Database.Users.CountAsync());
        Assert.NotNull(await SignInAsync("another secret 1"));
        Assert.Null(await SignInAsync("another secret 2"));
    }

    [Fact]
    public async Task Of_two_who_take_one_address_at_the_same_moment_one_gets_it()
    {
        var both = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AskAsync<IPlayerAdmin, Result<UserId>>(
            p => p.CreateAsync(Email, Password, Preferences.Default, CancellationToken.None))));

        Assert.Single(both, r => r.Succeeded);
        Assert.All(both.Where(r => !r.Succeeded), r => Assert.Equal("Email", r.Error?.Field));
    }

    [Theory]
    [InlineData("")]
    [InlineData("mara")]
    [InlineData("@example.org")]
    [InlineData("mara@")]
    [InlineData("mara@example.org@example.org")]
    [InlineData("mara lind@example.org")]
    [InlineData("Mara <mara@example.org>")]
    [InlineData("mara@.org")]
    public async Task What_is_no_address_is_refused(string email)
    {
        var result = await AskAsync<IPlayerAdmin, Result<UserId>>(p => p.CreateAsync(email, Password, Preferences.Default, CancellationToken.None));

        Assert.Equal("Email", result.Error?.Field);
    }

    [Theory]
    [InlineData("o'brien+poker@example.org")]
    [InlineData("zoë@exämple.org")]
    [InlineData("mara@localhost")]
    public async Task Unusual_addresses_are_addresses(string email)
    {
        await CreatePlayerAsync(email);

        Assert.NotNull(await SignInAsync(email: email));
    }

    private Task<Result<Done>> SignUpAsync(string password) =>
        AskAsync<ISignUp, Result<Done>>(s => s.SignUpAsync(Email, password, Preferences.Default, CancellationToken.None));
}

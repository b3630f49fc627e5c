using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.SignIn;

[Collection(PostgresFixture.Collection)]
public sealed class SignInTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    private const string Wrong = "not the password";

    [Fact]
    public async Task The_right_password_opens_a_session_that_says_whose_it_is()
    {
        var id = await CreatePlayerAsync();

        var session = await SignInAsync();

        Assert.Equal(id, (await ResumeAsync(session!))?.Id);
    }

    [Fact]
    public async Task A_session_with_another_stamp_is_over()
    {
        await CreatePlayerAsync();
        var session = await SignInAsync();

        Assert.Null(await ResumeAsync(session! with { Stamp = session.Stamp + "x" }));
    }

    [Fact]
    public async Task Defect_47_an_unknown_address_costs_the_same_hashing_as_a_wrong_password()
    {
        await CreatePlayerAsync();

        var before = Hasher.Verified;
        Assert.Null(await SignInAsync(Wrong));
        var forWrong = Hasher.Verified - before;
        Assert.Null(await SignInAsync(Wrong, "nobody@example.org"));
        var forUnknown = Hasher.Verified - before - forWrong;

        Assert.Equal(1, forWrong);
        Assert.Equal(1, forUnknown);
    }

    [Fact]
    public async Task Five_failures_lock_the_account_for_a_quarter_of_an_hour_even_for_the_right_password()
    {
        await CreatePlayerAsync();
        await FailAsync(5);

        var locked = await SignInAsync();
        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1));
        var stillLocked = await SignInAsync();
        Clock.Advance(TimeSpan.FromSeconds(2));
        var open = await SignInAsync();

        Assert.Null(locked);
        Assert.Null(stillLocked);
        Assert.NotNull(open);
    }

    [Fact]
    public async Task A_locked_account_costs_the_same_hashing_too()
    {
        await CreatePlayerAsync();
        await FailAsync(5);

        var before = Hasher.Verified;
        await SignInAsync();

        Assert.Equal(1, Hasher.Verified - before);
    }

    [Fact]
    public async Task Four_failures_are_forgotten_by_a_success()
    {
        await CreatePlayerAsync();
        await FailAsync(4);
        Assert.NotNull(await SignInAsync());
        await FailAsync(4);

        Assert.NotNull(await SignInAsync());
    }

    [Fact]
    public async Task Failures_that_arrive_together_are_all_counted()
    {
        var id = await CreatePlayerAsync();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => SignInAsync(Wrong)));

        Assert.NotNull((await RowAsync(id)).LockoutEnd);
    }

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            Assert.Null(await SignInAsync(Wrong));
        }
    }
}

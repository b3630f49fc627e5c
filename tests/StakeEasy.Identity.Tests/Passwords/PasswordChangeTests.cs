using System.Buffers.Binary;
using StakeEasy.Identity.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Identity.Tests.Passwords;

[Collection(PostgresFixture.Collection)]
public sealed class PasswordChangeTests(PostgresFixture postgres) : PlayersModule(postgres)
{
    private const string NewPassword = "four quiet horses";

    [Fact]
    public async Task Defect_45_changing_the_password_asks_for_the_current_one()
    {
        var id = await CreatePlayerAsync();

        var wrong = await ChangeAsync(id, "not the password", NewPassword);

        Assert.Equal("CurrentPassword", wrong.Error?.Field);
        Assert.NotNull(await SignInAsync());
    }

    [Fact]
    public async Task Defect_45_changing_the_password_ends_every_session_but_the_one_it_hands_out()
    {
        var id = await CreatePlayerAsync();
        var phone = await SignInAsync();
        var laptop = await SignInAsync();
        Assert.NotNull(await ResumeAsync(phone!));
        Assert.NotNull(await ResumeAsync(laptop!));

        var kept = await ChangeAsync(id, Password, NewPassword);

        Assert.Null(await ResumeAsync(phone!));
        Assert.Null(await ResumeAsync(laptop!));
        Assert.Equal(id, (await ResumeAsync(kept.Value))?.Id);
        Assert.Null(await SignInAsync(Password));
        Assert.NotNull(await SignInAsync(NewPassword));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password1234")]
    [InlineData(Email)]
    [InlineData(Password)]
    public async Task A_new_password_follows_the_rule_and_is_new(string password)
    {
        var id = await CreatePlayerAsync();

        var result = await ChangeAsync(id, Password, password);

        Assert.Equal("NewPassword", result.Error?.Field);
    }

    [Fact]
    public async Task Passwords_are_hashed_with_at_least_210000_rounds_of_HMAC_SHA512()
    {
        var id = await CreatePlayerAsync();

        // Version 3 of Identity's format: marker, then the function, the rounds and the length of the salt, four bytes each.
        var hash = Convert.FromBase64String((await RowAsync(id)).PasswordHash!);

        Assert.Equal(1, hash[0]);
        Assert.Equal(2u, BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(1)));
        Assert.True(BinaryPrimitives.ReadUInt32BigEndian(hash.AsSpan(5)) >= 210_000);
    }

    private Task<Result<Session>> ChangeAsync(UserId id, string current, string next) =>
        AskAsync<IPasswords, Result<Session>>(p => p.ChangeAsync(id, current, next, CancellationToken.None));
}

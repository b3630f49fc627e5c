using StakeEasy.Bankroll.Contracts;
using StakeEasy.SharedKernel;
using StakeEasy.Testing;

namespace StakeEasy.Bankroll.Tests;

[Collection(PostgresFixture.Collection)]
public sealed class SavedViewTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestLedger _ledger = null!;

    public async Task InitializeAsync() => _ledger = await TestLedger.OpenAsync(postgres);

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    [Fact]
    public async Task A_view_is_kept_under_a_name_that_no_other_has()
    {
        var rent = (await SaveAsync("Rent", "Text=rent")).Value;
        var live = (await SaveAsync(" Live ", "Tag=live")).Value;

        Assert.Equal("Name", (await SaveAsync("rent", "Text=x")).Error?.Field);
        Assert.Equal("Name", (await RenameAsync(live, "RENT")).Error?.Field);
        Assert.True((await RenameAsync(live, "At the casino")).Succeeded);
        Assert.True((await SaveAsync("Rent", "Text=rent", TestLedger.Stranger)).Succeeded);
        Assert.Equal([("At the casino", "Tag=live"), ("Rent", "Text=rent")], (await ListAsync()).Select(v => (v.Name, v.Query)));

        Assert.False(await DeleteAsync(rent, TestLedger.Stranger));
        Assert.True(await DeleteAsync(rent, TestLedger.Player));
        Assert.Single(await ListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\0b")]
    [InlineData("a name that is much longer than forty characters")]
    public async Task A_name_that_is_none_is_refused(string name) => Assert.Equal("Name", (await SaveAsync(name, "Text=x")).Error?.Field);

    [Fact]
    public async Task There_are_at_most_50()
    {
        for (var i = 0; i < 50; i++)
        {
            Assert.True((await SaveAsync($"View {i}", "Text=x")).Succeeded);
        }

        Assert.False((await SaveAsync("One more", "Text=x")).Succeeded);
    }

    private Task<Result<SavedViewId>> SaveAsync(string name, string query, UserId? owner = null) =>
        _ledger.With((ISavedViews v) => v.SaveAsync(owner ?? TestLedger.Player, name, query, default));

    private Task<Result<Done>> RenameAsync(SavedViewId id, string name) => _ledger.With((ISavedViews v) => v.RenameAsync(TestLedger.Player, id, name, default));

    private Task<bool> DeleteAsync(SavedViewId id, UserId owner) => _ledger.With((ISavedViews v) => v.DeleteAsync(owner, id, default));

    private Task<IReadOnlyList<SavedView>> ListAsync() => _ledger.With((ISavedViews v) => v.ListAsync(TestLedger.Player, default));
}

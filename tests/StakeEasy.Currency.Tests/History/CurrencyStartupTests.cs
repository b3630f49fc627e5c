using Npgsql;
using StakeEasy.Currency.Tests.Refresh;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.History;

[Collection(PostgresFixture.Collection)]
public sealed class CurrencyStartupTests(PostgresFixture postgres)
{
    private const int DaysInTheFile = 6983;

    [Fact]
    public async Task The_bundled_history_is_loaded_once_even_by_two_nodes_at_once()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);

        await Task.WhenAll(module.PrepareAsync(), module.PrepareAsync());
        await module.PrepareAsync();

        var (batches, publications) = await module.CountAsync();
        Assert.Equal(1, batches);
        Assert.InRange(publications, DaysInTheFile - 100, DaysInTheFile);
    }

    [Fact]
    public async Task What_was_loaded_answers_like_the_file()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.PrepareAsync();

        var rates = await module.Rates.LatestAsync(CancellationToken.None);

        Assert.Equal(1.1034m, await module.RateAsync("EUR", "USD", "2019-11-10"));
        Assert.Equal(new DateOnly(2026, 4, 13), rates.Day);
        Assert.Equal(new DateTimeOffset(2026, 4, 13, 15, 56, 0, TimeSpan.Zero), rates.FetchedAt!.Value, TimeSpan.FromMinutes(1));
        Assert.Equal(new DateOnly(1999, 1, 4), rates.ChangedSince(0));
    }

    [Fact]
    public async Task Rates_that_are_there_already_are_left_alone()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.KnowAsync("2026-11-20", "USD=1.15");

        await module.PrepareAsync();

        Assert.Equal((1, 1), await module.CountAsync());
    }

    [Fact]
    public async Task A_rate_of_zero_is_refused_by_the_table_itself()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);

        await Assert.ThrowsAsync<PostgresException>(() => module.KnowAsync("2026-11-20", "USD=0"));
    }
}

using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Tests.Refresh;
using StakeEasy.Testing;

namespace StakeEasy.Currency.Tests.Sources;

[Collection(PostgresFixture.Collection)]
public sealed class EcbSourceTests(PostgresFixture postgres)
{
    private const string Csv =
        """
        Date,USD,JPY,BGN,GBP,
        2026-11-20,1.16,181.1,N/A,0.88,
        2026-11-19,1.15,180.0,N/A,0.87,
        2025-12-31,1.14,179.0,1.9558,0.86,
        """;

    [Fact]
    public async Task The_days_document_is_enough_when_only_its_day_is_missing_or_may_have_been_corrected()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.KnowAsync("2026-11-20", "USD=1.15");
        module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.16 JPY=181.1")));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal(Documents.Daily, Assert.Single(module.Server.Requests));
        Assert.Equal((2, 0), (report.Stored, report.Held));
        Assert.Equal(1.16m, await module.RateAsync("EUR", "USD"));
    }

    [Fact]
    public async Task After_some_days_the_document_of_ninety_fills_the_gap()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.KnowAsync("2026-11-16", "USD=1.10");
        module.Server.Serve(Documents.Quarter, Documents.Ecb(("2026-11-20", "USD=1.16"), ("2026-11-19", "USD=1.15"), ("2026-11-16", "USD=1.10")));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal(new DateOnly(2026, 11, 19), report.ChangedFrom);
        Assert.Equal(2, report.Stored);
        Assert.Equal(1.10m, await module.RateAsync("EUR", "USD", "2026-11-18"));
    }

    [Fact]
    public async Task After_a_long_time_the_archive_does()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.KnowAsync("2026-04-13", "USD=1.1684");
        module.Server.Serve(Documents.Everything, Documents.Zip(Csv));

        var report = (await module.RefreshAsync()).Value;

        Assert.Equal(new DateOnly(2025, 12, 31), report.ChangedFrom);
        Assert.Equal(10, report.Stored);
        Assert.Equal(1.9558m, await module.RateAsync("EUR", "BGN", "2025-12-31"));
        Assert.Equal(1.95583m, await module.RateAsync("EUR", "BGN"));
    }

    [Fact]
    public async Task A_broken_archive_is_refused()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        module.Server.Serve(Documents.Everything, Documents.Zip(Csv)[..^30]);

        var result = await module.RefreshAsync();

        Assert.Contains("broken or cut off", result.Error!.Message, StringComparison.Ordinal);
        Assert.Equal((0, 0), await module.CountAsync());
    }

    [Fact]
    public async Task An_archive_with_a_line_cut_off_is_refused()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        module.Server.Serve(Documents.Everything, Documents.Zip(Csv[..^15]));

        Assert.Contains("broken or cut off", (await module.RefreshAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_far_more_than_a_history_is_refused()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        module.Server.Serve(Documents.Everything, Documents.Zip(Csv + new string('\n', 1_000_000)));

        Assert.Contains("larger than", (await module.RefreshAsync()).Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres);
        await module.KnowAsync("2026-11-20", "USD=1.15");
        module.Server.Serve(Documents.Daily, context =>
        {
            if (module.Server.Requests.Count == 1)
            {
                context.Response.StatusCode = 503;
                return Task.CompletedTask;
            }

            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, Documents.Ecb(("2026-11-20", "USD=1.16")));
        });

        Assert.True((await module.RefreshAsync()).Succeeded);
        Assert.Equal(2, module.Server.Requests.Count);
    }

    [Fact]
    public async Task Too_many_requests_is_not_answered_with_more_of_them()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres, ("Retries", "3"));
        module.Server.Serve(Documents.Everything, context =>
        {
            context.Response.StatusCode = 429;
            return Task.CompletedTask;
        });

        await module.RefreshAsync();

        Assert.Single(module.Server.Requests);
    }

    [Fact]
    public async Task A_publisher_that_keeps_failing_is_left_alone_for_a_while()
    {
        await using var module = await CurrencyUnderTest.StartAsync(postgres, ("Retries", "0"), ("FailuresBeforeBreak", "2"));
        module.Server.Serve(Documents.Everything, context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        });

        await module.RefreshAsync();
        await module.RefreshAsync();
        var third = await module.RefreshAsync();

        Assert.Equal(2, module.Server.Requests.Count);
        Assert.Contains("left alone", third.Error!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_are_read_the_same_on_a_machine_that_writes_commas()
    {
        var culture = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            await using var module = await CurrencyUnderTest.StartAsync(postgres);
            await module.KnowAsync("2026-11-20", "USD=1.15");
            module.Server.Serve(Documents.Daily, Documents.Ecb(("2026-11-20", "USD=1.1601")).Replace('\'', '"'));

            Assert.Equal(1, (await module.RefreshAsync(RefreshTrigger.Schedule)).Value.Stored);
            Assert.Equal(1.1601m, await module.RateAsync("EUR", "USD"));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = culture;
        }
    }
}

using System.Net;
using System.Text;
using StakeEasy.Achievements.Contracts;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>Deposit limits where no new deposit is typed: at corrections, and after an import.</summary>
[Collection(PostgresFixture.Collection)]
public sealed class DepositLimitPageTests(PostgresFixture postgres) : FeatureTests(postgres)
{
    [Fact]
    public async Task A_deposit_made_larger_than_the_limit_asks_first()
    {
        var id = await DepositAsync(50m);
        await LimitAsync();
        var path = $"/entries/{id.Value}/edit";

        using var asked = await EditAsync(path, "500");
        Assert.Contains("is beyond your own limit", await RefusalAsync(asked, "Amount"), StringComparison.Ordinal);
        using var smaller = await EditAsync(path, "60");
        using var confirmed = await EditAsync(path, "500", ("Confirmed", "true"));

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.Redirect), (smaller.StatusCode, confirmed.StatusCode));
        Assert.Equal(500m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Contains("Exceeded in", Text((await Browser.OpenAsync("/settings/play")).QuerySelector("#Amount-DepositMonth-state")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_records_what_has_happened_and_says_that_the_limit_is_exceeded()
    {
        await LimitAsync();
        var csv = Encoding.UTF8.GetBytes($"date,kind,account,amount\n{Today},deposit,PokerStars,700\n");
        using var uploaded = await Browser.UploadAsync("/import", "deposits.csv", csv);
        var address = uploaded.Headers.Location!.ToString();
        await Eventually.TrueAsync(async () => (await Browser.OpenAsync(address)).QuerySelector("form[action$='/confirm']") is not null);

        using var done = await Browser.SubmitAsync(address, address + "/confirm");
        await UseAsync<IReconciliation, Reviewed>(r => r.ReviewAsync(Player, default));

        Assert.Equal(700m, (await AccountAsync(Stars)).Balance.Amount);
        Assert.Contains(
            await UseAsync<INotices, IReadOnlyList<Notice>>(n => n.ListAsync(Player, default)), n => n.Text.Equals("Your own deposit limit for this month is exceeded", StringComparison.Ordinal));
        Assert.Contains(
            "1 entry imported. Your own deposit limit is exceeded in", Text((await Browser.OpenAsync("/import")).QuerySelector("#toasts .toast")), StringComparison.Ordinal);
    }

    private Task<object?> LimitAsync() => UseAsync<IPlayLimits, object?>(async l => (await l.ChangeAsync(Player, LimitKind.DepositMonth, 100m, default)).Value);

    private Task<HttpResponseMessage> EditAsync(string path, string amount, params (string Name, string Value)[] more) =>
        Browser.SubmitAsync(path, [("Amount", amount), ("Date", Today), ("Note", ""), .. more]);
}

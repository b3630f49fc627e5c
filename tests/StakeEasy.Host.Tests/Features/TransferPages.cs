using AngleSharp.Dom;
using StakeEasy.Testing;

namespace StakeEasy.Host.Tests.Features;

/// <summary>What the tests of transfers share: the form, and a transfer made with it.</summary>
public abstract class TransferPages(PostgresFixture postgres) : FeatureTests(postgres)
{
    private protected const string Form = "/transfers/new";

    private protected (string Name, string Value)[] Fields =>
        [("FromAccountId", Stars.Value.ToString()), ("ToAccountId", Yen.Value.ToString()), ("Date", Today), ("Note", ""), ("Received", ""), ("Fee", "")];

    private protected Task<HttpResponseMessage> MoveAsync(params (string Name, string Value)[] fields) =>
        Browser.SubmitAsync(Form, Merged(Fields, [.. fields.GroupBy(f => f.Name, StringComparer.Ordinal).Select(g => g.Last())]));

    private protected Task<HttpResponseMessage> UndoAsync(IElement form) => Browser.PostAsync(
        form.GetAttribute("action")!, ("__RequestVerificationToken", form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!));

    /// <summary>The path of a transfer of 100 dollars as 15,000 yen.</summary>
    private protected async Task<string> MovedAsync()
    {
        await DepositAsync(500m);
        using var saved = await MoveAsync(("Amount", "100"), ("Received", "15000"));
        return saved.Headers.Location!.ToString();
    }
}

using StakeEasy.Bankroll.Contracts;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Host.Features.Transfers;

/// <summary>What the rates of a transfer's day say about it.</summary>
internal sealed class TransferRates(IExchangeRates rates, ICurrencies currencies)
{
    private const int UsualScale = 2;

    /// <summary>Null if the day has no rate.</summary>
    public async Task<Suggestion?> SuggestAsync(Money sent, CurrencyCode to, DateOnly day, CancellationToken ct)
    {
        var known = await rates.LatestAsync(ct);
        return known.Quote(sent.Currency, to, day) is { } quote && known.Convert(sent.Amount, sent.Currency, to, day) is { } amount
            ? new(sent, new Money(amount, to).Rounded(currencies.Find(to)?.Scale ?? UsualScale), quote.Day)
            : null;
    }

    /// <summary>Null where there was nothing to exchange.</summary>
    public async Task<Exchange?> OfAsync(Transfer transfer, CurrencyCode reporting, CancellationToken ct)
    {
        var (sent, received) = (-transfer.Sent.Amount, transfer.Received.Amount);
        if (sent.Currency == received.Currency)
        {
            return null;
        }

        var known = await rates.LatestAsync(ct);
        Money? expected = known.Convert(sent.Amount, sent.Currency, received.Currency, transfer.Day) is { } amount ? new Money(amount, received.Currency) : null;
        var difference = expected is { } would ? received - would : (Money?)null;
        var reported = difference is { } own && known.Convert(own.Amount, own.Currency, reporting, transfer.Day) is { } value
            ? new Money(value, reporting)
            : difference;
        return new(received.Amount / sent.Amount, expected, reported);
    }
}

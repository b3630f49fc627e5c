using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Sources;

/// <summary>exchangerate-api.com, with a key or without: today's rates of some 160 currencies, counted from the dollar.</summary>
internal sealed class ExchangeRateApiSource(
    Downloads downloads, ICurrencies currencies, IOptions<RatesOptions> options, ILogger<ExchangeRateApiSource> log) : IRateSource
{
    private readonly ExchangeRateApiOptions _options = options.Value.ExchangeRateApi;

    public string Name => RateSources.ExchangeRateApi;

    public string Base => "USD";

    public bool IsEnabled => _options.Enabled;

    public async Task<IReadOnlyList<PublishedRates>> FetchAsync(DateOnly? newest, DateOnly today, CancellationToken ct)
    {
        var address = string.IsNullOrEmpty(_options.Key)
            ? new Uri(_options.OpenAddress, "latest/" + Base)
            : new Uri(_options.KeyedAddress, $"{_options.Key}/latest/{Base}");
        var bytes = await downloads.GetAsync(Name, address, ct);
        try
        {
            using var document = JsonDocument.Parse(bytes);
            return [Read(document.RootElement)];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentOutOfRangeException)
        {
            throw new RateSourceException("Its document is broken or cut off.", e);
        }
    }

    private PublishedRates Read(JsonElement answer)
    {
        // A spent quota comes with status 200: only this field tells.
        if (answer.GetProperty("result").GetString() is not "success")
        {
            throw new RateSourceException($"It refused: {Reason(answer)}.");
        }

        if (answer.GetProperty("base_code").GetString() is not "USD")
        {
            throw new RateSourceException("Its rates are counted from another currency than asked for.");
        }

        if (answer.TryGetProperty("time_eol_unix", out var end) && end.GetInt64() > 0)
        {
            log.LogWarning("{Source} announces its end on {Day}", Name, DayOf(end));
        }

        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        var list = answer.TryGetProperty("conversion_rates", out var keyed) ? keyed : answer.GetProperty("rates");
        foreach (var rate in list.EnumerateObject())
        {
            // It also knows islands' own codes and drawing rights, which are nobody's account currency.
            if (CurrencyCode.TryParse(rate.Name, out var quote) && currencies.Find(quote) is { EndedOn: null })
            {
                rates[quote.Value] = rate.Value.GetDecimal();
            }
        }

        return new PublishedRates(DayOf(answer.GetProperty("time_last_update_unix")), Base, rates);
    }

    private static DateOnly DayOf(JsonElement seconds) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds.GetInt64()).UtcDateTime);

    /// <summary>One of a few known words; anything else is not repeated.</summary>
    private static string Reason(JsonElement answer) =>
        answer.TryGetProperty("error-type", out var type) && type.GetString() is "unsupported-code" or "malformed-request" or "invalid-key"
            or "inactive-account" or "quota-reached" or "plan-upgrade-required" or "no-data-available"
            ? answer.GetProperty("error-type").GetString()!
            : "no reason given";
}

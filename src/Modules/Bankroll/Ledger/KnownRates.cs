using System.Globalization;
using System.Text;
using System.Text.Json;
using StakeEasy.Bankroll.Valuing;
using StakeEasy.Currency.Contracts;
using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>The rates a write may need, by currency and day. The ledger names what is missing, because only it finds the next balance updates.</summary>
internal sealed class KnownRates(IEnumerable<(CurrencyCode Currency, DateOnly Day)> days)
{
    private readonly HashSet<(CurrencyCode Currency, DateOnly Day)> _days = [.. days];

    /// <param name="asked">A currency and a day, as the ledger says them.</param>
    public void Add(string asked)
    {
        var parts = asked.Split(' ');
        _days.Add((CurrencyCode.Of(parts[0]), DateOnly.ParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture)));
    }

    public string ToJson(Valuation valuation, ExchangeRates rates)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var currency in _days.GroupBy(d => d.Currency))
            {
                json.WriteStartObject(currency.Key.Value);
                foreach (var (_, day) in currency)
                {
                    json.Write(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), valuation.RateOf(currency.Key, day, rates));
                }

                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

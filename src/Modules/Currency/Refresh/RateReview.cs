using StakeEasy.Currency.Data;
using StakeEasy.Currency.Rates;
using StakeEasy.Currency.Sources;

namespace StakeEasy.Currency.Refresh;

/// <summary>What is new and believable in a source's answer, and what is held back.</summary>
internal sealed record ReviewedRates(DateOnly Newest, IReadOnlyList<PublishedRates> Accepted, IReadOnlyList<HeldBackRate> Held);

/// <summary>Judges an answer against what is stored. Changes nothing.</summary>
internal sealed class RateReview(decimal jumpLimit)
{
    /// <param name="stored">What is stored of the source, for all days of the answer and the weeks before them.</param>
    /// <param name="newest">The newest day stored of the source; null if there is none.</param>
    /// <param name="acceptJumps">Whether somebody has decided that jumps are real.</param>
    /// <exception cref="RateSourceException">Nothing of it can be used.</exception>
    public ReviewedRates Judge(
        IRateSource source, IReadOnlyList<PublishedRates> answer, IReadOnlyDictionary<DateOnly, Dictionary<string, decimal>> stored,
        DateOnly? newest, DateTimeOffset now, bool acceptJumps)
    {
        var usable = answer
            .Select(p => p with { Rates = Positive(p.Rates) })
            .Where(p => p.Rates.Count > 0)
            .OrderBy(p => p.Day)
            .ToList();
        Refuse(usable, newest, DateOnly.FromDateTime(now.UtcDateTime));

        var last = new Dictionary<string, (DateOnly Day, decimal Rate)>(StringComparer.Ordinal);
        var accepted = new List<PublishedRates>();
        var held = new List<HeldBackRate>();
        var published = usable.ToDictionary(p => p.Day, p => p.Rates);
        foreach (var day in stored.Keys.Union(published.Keys).Order())
        {
            var known = stored.GetValueOrDefault(day);
            var fresh = new Dictionary<string, decimal>(StringComparer.Ordinal);
            foreach (var (quote, rate) in published.GetValueOrDefault(day) ?? new Dictionary<string, decimal>(StringComparer.Ordinal))
            {
                if (known is not null && known.TryGetValue(quote, out var same) && same == rate)
                {
                    continue;
                }

                if (!acceptJumps && last.TryGetValue(quote, out var before) && Jumps(before.Rate, rate, before.Day, day))
                {
                    held.Add(new HeldBackRate
                    {
                        Source = source.Name,
                        Base = source.Base,
                        Quote = quote,
                        Day = day,
                        Rate = rate,
                        Before = before.Rate,
                        FetchedAt = now,
                    });
                    continue;
                }

                fresh[quote] = rate;
            }

            foreach (var (quote, rate) in (known ?? []).Concat(fresh))
            {
                last[quote] = (day, rate);
            }

            if (fresh.Count > 0)
            {
                accepted.Add(new PublishedRates(day, source.Base, fresh));
            }
        }

        return new ReviewedRates(usable[^1].Day, accepted, held);
    }

    /// <summary>Sources send 0 for what they have lost: keeping yesterday's rate beats wiping balances.</summary>
    private static Dictionary<string, decimal> Positive(IReadOnlyDictionary<string, decimal> rates) =>
        rates.Where(r => r.Value > 0m).ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);

    private static void Refuse(List<PublishedRates> usable, DateOnly? newest, DateOnly today)
    {
        if (usable.Count == 0)
        {
            throw new RateSourceException("Its answer holds no rate above zero.");
        }

        if (usable[^1].Day > today)
        {
            throw new RateSourceException($"Its rates are of {usable[^1].Day:yyyy-MM-dd}, which has not come yet.");
        }

        if (usable[^1].Day < newest)
        {
            throw new RateSourceException($"Its newest rates are of {usable[^1].Day:yyyy-MM-dd}; those of {newest:yyyy-MM-dd} are known already.");
        }

        if (usable.DistinctBy(p => p.Day).Count() < usable.Count)
        {
            throw new RateSourceException("Its answer tells of one day twice.");
        }
    }

    /// <summary>The longer the silence, the further a rate may have gone: the limit counts from one publication day to the next.</summary>
    private bool Jumps(decimal before, decimal now, DateOnly from, DateOnly to)
    {
        var steps = Math.Max(1, TargetCalendar.DaysBetween(from, to.AddDays(1)));
        var (low, high) = before < now ? (before, now) : (now, before);
        for (var step = 0; step < steps && high > low; step++)
        {
            high /= 1 + jumpLimit;
        }

        return high > low;
    }
}

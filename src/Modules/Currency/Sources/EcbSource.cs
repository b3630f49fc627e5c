using System.IO.Compression;
using Microsoft.Extensions.Options;
using StakeEasy.Currency.Contracts;
using StakeEasy.Currency.Data;
using StakeEasy.Currency.History;
using StakeEasy.Currency.Rates;

namespace StakeEasy.Currency.Sources;

/// <summary>The European Central Bank: the smallest of its documents that leaves no gap.</summary>
internal sealed class EcbSource(Downloads downloads, IOptions<RatesOptions> options) : IRateSource
{
    private const string Daily = "eurofxref-daily.xml";
    private const string Quarter = "eurofxref-hist-90d.xml";
    private const string Everything = "eurofxref-hist.zip";

    // The document goes back ninety days; a little less is safe whatever the hour.
    private const int QuarterDays = 85;
    private const int LargestUnpacked = 8;

    private readonly RatesOptions _options = options.Value;

    public string Name => RateSources.Ecb;

    public string Base => "EUR";

    public bool IsEnabled => _options.Ecb.Enabled;

    public async Task<IReadOnlyList<PublishedRates>> FetchAsync(DateOnly? newest, DateOnly today, CancellationToken ct)
    {
        var document = DocumentFor(newest, today);
        var bytes = await downloads.GetAsync(Name, new Uri(_options.Ecb.BaseAddress, document), ct);
        return document is Everything ? await UnpackAsync(bytes, ct) : EcbXml.Read(bytes);
    }

    private static string DocumentFor(DateOnly? newest, DateOnly today) => newest switch
    {
        null => Everything,
        { } day when TargetCalendar.DaysBetween(day, today) == 0 => Daily,
        { } day when today.DayNumber - day.DayNumber < QuarterDays => Quarter,
        _ => Everything,
    };

    private async Task<List<PublishedRates>> UnpackAsync(byte[] bytes, CancellationToken ct)
    {
        try
        {
            await using var archive = new ZipArchive(new MemoryStream(bytes));
            if (archive.Entries is not [{ } entry])
            {
                throw new RateSourceException("Its archive does not hold one history.");
            }

            await using var packed = await entry.OpenAsync(ct);
            var history = await BoundedReading.ReadAsync(packed, (long)_options.LargestAnswer * LargestUnpacked, ct);
            using var text = new StreamReader(new MemoryStream(history));
            return [.. EcbCsv.Read(text)];
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or OverflowException)
        {
            throw new RateSourceException("Its archive is broken or cut off.", e);
        }
    }
}

using System.IO.Compression;
using StakeEasy.Currency.Data;

namespace StakeEasy.Currency.History;

/// <summary>The ECB's history from 1999 on that ships with the program, so that a first start without a network has rates.</summary>
internal static class BundledHistory
{
    private const string FileName = "eurofxref-hist.zip";

    /// <summary>All days in the file, and when the ECB wrote it.</summary>
    public static async Task<(DateTimeOffset WrittenAt, List<PublishedRates> Publications)> ReadAsync(CancellationToken ct)
    {
        await using var archive = await ZipFile.OpenReadAsync(Path.Combine(AppContext.BaseDirectory, "Data", FileName), ct);
        var entry = archive.Entries.Single();
        using var text = new StreamReader(await entry.OpenAsync(ct));
        var publications = EcbCsv.Read(text).Where(p => p.Rates.Count > 0).ToList();

        // An archive's clock has no zone; within a day it does not matter which.
        return (new DateTimeOffset(entry.LastWriteTime.DateTime, TimeSpan.Zero), publications);
    }
}

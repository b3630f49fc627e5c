using System.Globalization;
using StakeEasy.Currency.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.History;

/// <summary>The ECB's history as comma-separated text: a line per day, a column per currency, N/A for no rate, a comma at the end of each line.</summary>
internal static class EcbCsv
{
    private const string Euro = "EUR";

    /// <exception cref="FormatException">The text is something else, or broken.</exception>
    public static IEnumerable<PublishedRates> Read(TextReader text)
    {
        var header = (text.ReadLine() ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (header[0] is not "Date" || header.Length < 2)
        {
            throw new FormatException("The history does not start with the line that names its columns.");
        }

        while (text.ReadLine() is { } line)
        {
            if (line.Length > 0)
            {
                yield return Day(header, line);
            }
        }
    }

    private static PublishedRates Day(string[] header, string line)
    {
        var fields = line.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length != header.Length || !DateOnly.TryParseExact(fields[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            throw new FormatException("A line of the history is cut off or has no date.");
        }

        var rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
        for (var i = 1; i < fields.Length; i++)
        {
            // The column after the last comma has neither a name nor values.
            if (fields[i] is not ("N/A" or "") && CurrencyCode.TryParse(header[i], out var quote))
            {
                rates[quote.Value] = decimal.Parse(fields[i], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
            }
        }

        return new PublishedRates(day, Euro, rates);
    }
}

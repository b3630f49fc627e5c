using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace StakeEasy.Currency.Tests.Sources;

/// <summary>What the publishers send, in their own words.</summary>
internal static class Documents
{
    public const string Daily = "ecb/eurofxref-daily.xml";
    public const string Quarter = "ecb/eurofxref-hist-90d.xml";
    public const string Everything = "ecb/eurofxref-hist.zip";
    public const string Open = "open/latest/USD";

    /// <summary>The ECB's XML: single quotes as in the daily document, newest day first as in the longer ones.</summary>
    public static string Ecb(params (string Day, string Rates)[] days)
    {
        var text = new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
            	<gesmes:subject>Reference rates</gesmes:subject>
            	<gesmes:Sender>
            		<gesmes:name>European Central Bank</gesmes:name>
            	</gesmes:Sender>
            	<Cube>

            """);
        foreach (var (day, rates) in days)
        {
            text.Append(CultureInfo.InvariantCulture, $"\t\t<Cube time='{day}'>\n");
            foreach (var rate in rates.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                text.Append(CultureInfo.InvariantCulture, $"\t\t\t<Cube currency='{rate[..3]}' rate='{rate[4..]}'/>\n");
            }

            text.Append("\t\t</Cube>\n");
        }

        return text.Append("\t</Cube>\n</gesmes:Envelope>").ToString();
    }

    /// <summary>The ECB's archive: a line per day, N/A where there is no rate, a comma at the end.</summary>
    public static byte[] Zip(string csv)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("eurofxref-hist.csv").Open();
            entry.Write(Encoding.ASCII.GetBytes(csv));
        }

        return bytes.ToArray();
    }

    /// <summary>exchangerate-api.com's answer; with a key, the list has another name.</summary>
    public static string Api(string updated, string rates, bool keyed = false, string baseCode = "USD") =>
        $$"""
        {
          "result":"success",
          "provider":"https://www.exchangerate-api.com",
          "documentation":"https://www.exchangerate-api.com/docs/free",
          "terms_of_use":"https://www.exchangerate-api.com/terms",
          "time_last_update_unix":{{DateTimeOffset.Parse(updated, CultureInfo.InvariantCulture).ToUnixTimeSeconds()}},
          "time_eol_unix":0,
          "base_code":"{{baseCode}}",
          "{{(keyed ? "conversion_rates" : "rates")}}":{{{rates}}}
        }
        """;
}

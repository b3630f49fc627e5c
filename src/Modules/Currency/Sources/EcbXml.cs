using System.Globalization;
using System.Xml;
using StakeEasy.Currency.Data;
using StakeEasy.SharedKernel;

namespace StakeEasy.Currency.Sources;

/// <summary>The ECB's documents of one day and of ninety: the same form, with one or many days in it.</summary>
internal static class EcbXml
{
    private const string Euro = "EUR";
    private const string Vocabulary = "http://www.ecb.int/vocabulary/2002-08-01/eurofxref";
    private const string Envelope = "http://www.gesmes.org/xml/2002-08-01";

    /// <exception cref="RateSourceException">It is no such document, or broken.</exception>
    public static IReadOnlyList<PublishedRates> Read(byte[] document)
    {
        // No DTD, no entities, nothing fetched: the document is data from outside.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = document.Length };
        try
        {
            using var xml = XmlReader.Create(new MemoryStream(document), settings);
            return Read(xml);
        }
        catch (Exception e) when (e is XmlException or FormatException or OverflowException)
        {
            throw new RateSourceException("Its document is broken or cut off.", e);
        }
    }

    private static List<PublishedRates> Read(XmlReader xml)
    {
        if (xml.MoveToContent() is not XmlNodeType.Element || xml is not { LocalName: "Envelope", NamespaceURI: Envelope })
        {
            throw new RateSourceException("Its answer is no list of rates of the ECB.");
        }

        var publications = new List<PublishedRates>();
        Dictionary<string, decimal>? rates = null;
        while (xml.Read())
        {
            if (xml is not { NodeType: XmlNodeType.Element, LocalName: "Cube", NamespaceURI: Vocabulary })
            {
                continue;
            }

            if (xml.GetAttribute("time") is { } time)
            {
                rates = new Dictionary<string, decimal>(StringComparer.Ordinal);
                publications.Add(new PublishedRates(DateOnly.ParseExact(time, "yyyy-MM-dd", CultureInfo.InvariantCulture), Euro, rates));
            }
            else if (rates is not null && xml.GetAttribute("currency") is { } currency && CurrencyCode.TryParse(currency, out var quote))
            {
                rates[quote.Value] = decimal.Parse(
                    xml.GetAttribute("rate") ?? "", NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            }
        }

        return publications;
    }
}

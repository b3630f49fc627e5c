namespace StakeEasy.Migrator.Legacy;

/// <summary>The scripts of the import, as they lie in the folder Sql.</summary>
internal static class LegacyScripts
{
    public const string NamesAndIds = "1-names-and-ids.sql";
    public const string Users = "2-users.sql";
    public const string Places = "3-places.sql";
    public const string Movements = "4-movements.sql";
    public const string Entries = "5-entries.sql";
    public const string Ledger = "6-ledger.sql";
    public const string Rates = "7-rates.sql";
    public const string Figures = "8-figures.sql";

    /// <summary>The one for later, in place of the last three.</summary>
    public const string VerifyLedgers = "verify-ledgers.sql";

    /// <summary>The one that is asked of the source: user, figure, currency and amount.</summary>
    public static string SourceFigures => Read("source-figures.sql");

    public static string Read(string name)
    {
        using var stream = typeof(LegacyScripts).Assembly.GetManifestResourceStream("legacy/" + name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

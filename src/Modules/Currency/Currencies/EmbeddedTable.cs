namespace StakeEasy.Currency.Currencies;

/// <summary>The module's own data files: semicolons between fields, lines starting with # are remarks.</summary>
internal static class EmbeddedTable
{
    public static IEnumerable<string[]> Read(string file)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream("StakeEasy.Currency.Data." + file)
            ?? throw new InvalidOperationException($"The data file {file} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line.Split(';');
            }
        }
    }
}

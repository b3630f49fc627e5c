namespace StakeEasy.Migrator.Core;

internal static class Names
{
    /// <summary>As many whole characters as fit into so many bytes of UTF-8.</summary>
    public static string Cut(string name, int bytes)
    {
        var used = 0;
        var length = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > bytes)
            {
                break;
            }

            used += rune.Utf8SequenceLength;
            length += rune.Utf16SequenceLength;
        }

        return name[..length];
    }

    /// <summary>Whether a name matches a glob: * for any characters, ? for one; case does not matter.</summary>
    public static bool Matches(string glob, string name) =>
        System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(glob, name, ignoreCase: true);
}

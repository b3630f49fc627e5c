using System.Text;

namespace StakeEasy.Migrator.Core;

/// <summary>Texts as MySQL writes them in declarations: in single quotes, which are doubled inside, with backslashes before what cannot be shown.</summary>
internal static class QuotedText
{
    /// <summary>Where the quote stands that closes the one at <paramref name="start"/>.</summary>
    public static int EndOf(string text, int start)
    {
        for (var at = start + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' || (text[at] == '\'' && at + 1 < text.Length && text[at + 1] == '\''))
            {
                at++;
            }
            else if (text[at] == '\'')
            {
                return at;
            }
        }

        return text.Length - 1;
    }

    /// <summary>Without zero characters, which neither a terminal nor a record of the run takes.</summary>
    public static string Printable(string text) => text.Replace("\0", "\\0", StringComparison.Ordinal);

    /// <param name="inner">What stands between the quotes.</param>
    public static string Unescape(string inner)
    {
        var text = new StringBuilder(inner.Length);
        for (var at = 0; at < inner.Length; at++)
        {
            if (inner[at] == '\'' && at + 1 < inner.Length && inner[at + 1] == '\'')
            {
                at++;
            }
            else if (inner[at] == '\\' && at + 1 < inner.Length)
            {
                at++;
                text.Append(inner[at] switch { '0' => '\0', 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'Z' => '\u001a', var other => other });
                continue;
            }

            text.Append(inner[at]);
        }

        return text.ToString();
    }
}

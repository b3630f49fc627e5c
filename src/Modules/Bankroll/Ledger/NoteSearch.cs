using StakeEasy.Bankroll.Data;

namespace StakeEasy.Bankroll.Ledger;

/// <summary>Turns what a player types into a search of notes: each word by its beginning, "phrases", and -words that must not occur.</summary>
internal static class NoteSearch
{
    private const int LongestText = 200;
    private const int MostWords = 20;

    /// <summary>
    /// As PostgreSQL's to_tsquery reads it. Every word is quoted and holds neither quote nor backslash, so no text is an error; words without
    /// any letter or digit are passed over by PostgreSQL itself.
    /// </summary>
    public static string ToQuery(string typed)
    {
        var words = Words(Storable(typed[..Math.Min(typed.Length, LongestText)])).Take(MostWords);
        return string.Join(" & ", words.Select(w => w.Excluded ? $"!('{w.Text}':*)" : $"'{w.Text}':*"));
    }

    /// <summary>Without what no text of the database can hold.</summary>
    public static string Storable(string typed) => Text.IsWellFormed(typed)
        ? typed
        : string.Concat(typed.Where(c => c != '\0' && !char.IsSurrogate(c)));

    private static IEnumerable<(string Text, bool Excluded)> Words(string typed)
    {
        var inPhrase = false;
        foreach (var part in typed.Split('"'))
        {
            string[] words = inPhrase ? [part] : part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            foreach (var word in words)
            {
                var excluded = !inPhrase && word.Length > 1 && word[0] == '-';
                var text = (excluded ? word[1..] : word).Replace('\'', ' ').Replace('\\', ' ');
                if (text.Any(char.IsLetterOrDigit))
                {
                    yield return (text, excluded);
                }
            }

            inPhrase = !inPhrase;
        }
    }
}

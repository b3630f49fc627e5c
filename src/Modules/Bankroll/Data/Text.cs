namespace StakeEasy.Bankroll.Data;

/// <summary>What PostgreSQL can keep as text.</summary>
internal static class Text
{
    /// <summary>As PostgreSQL counts characters: an emoji is one, though it takes two in memory.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>No NUL, and no half of a surrogate pair. Emoji are well-formed.</summary>
    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (text[i] == '\0' || char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}

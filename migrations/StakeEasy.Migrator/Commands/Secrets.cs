namespace StakeEasy.Migrator.Commands;

/// <summary>What was typed in the wrong place may be part of a connection string: a mistake is told without it.</summary>
internal static class Secrets
{
    private const string Hidden = "…";

    /// <summary>Hides every word that could hold a password; and once there is one, every word that is no option, because the shell may have cut a connection string at its blanks.</summary>
    public static string Hide(string message, IReadOnlyList<string> words)
    {
        var hasSecret = words.Any(MayHoldSecret);
        foreach (var word in words.Where(word => MayHoldSecret(word) || (hasSecret && !word.StartsWith('-') && word.Any(c => !char.IsAsciiLetterLower(c) && c != '-'))).OrderByDescending(word => word.Length))
        {
            var start = word.StartsWith('-') ? word.IndexOf('=', StringComparison.Ordinal) + 1 : 0;
            message = message.Replace(word[start..], Hidden, StringComparison.Ordinal);
        }

        return message;
    }

    private static bool MayHoldSecret(string word) =>
        word.Contains("://", StringComparison.Ordinal) || word.Contains("password=", StringComparison.OrdinalIgnoreCase) || word.Contains("pwd=", StringComparison.OrdinalIgnoreCase);
}

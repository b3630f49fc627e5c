using System.Collections.Frozen;
using StakeEasy.SharedKernel;

namespace StakeEasy.Identity.Passwords;

/// <summary>
/// Length, and not one that everybody tries first. No demands on digits or signs: those make passwords that are hard to
/// remember and no harder to guess.
/// </summary>
internal static class PasswordRule
{
    public const int MinLength = 10;

    // Hashing reads all of it: a megabyte sent as a password should not cost a megabyte of hashing.
    private const int MaxLength = 256;

    private const int LongestUnit = 4;
    private const int ShortestStem = 5;

    private const string Sequences = "01234567890|09876543210|abcdefghijklmnopqrstuvwxyz|zyxwvutsrqponmlkjihgfedcba|qwertyuiopasdfghjklzxcvbnm|qwertzuiopasdfghjklyxcvbnm|azertyuiopqsdfghjklmwxcvbn|1qaz2wsx3edc4rfv5tgb6yhn|qazwsxedcrfvtgbyhn";

    private static readonly FrozenSet<string> Common = ReadCommon();

    /// <summary>password12, P@ssw0rd!!: what follows the word, and signs for letters, fool nobody's list.</summary>
    private static readonly FrozenSet<string> Stems = Common.Select(Stem).Where(s => s.Length >= ShortestStem).ToFrozenSet(StringComparer.Ordinal);

    public static Error? Check(string? password, string email, string field)
    {
        var typed = password ?? "";
        return typed.Length < MinLength ? new Error(field, $"This password is too short. Use {MinLength} characters or more; a few words in a row are easy to remember.")
            : typed.Length > MaxLength ? new Error(field, $"This password is too long. Use {MaxLength} characters or fewer.")
            : IsAddress(typed, email) ? new Error(field, "This is your e-mail address. Choose something others do not know.")
            : IsCommon(typed) ? new Error(field, "This is one of the passwords people try first. Choose another one.")
            : null;
    }

    private static bool IsAddress(string password, string email) =>
        string.Equals(password, email, StringComparison.OrdinalIgnoreCase)
        || string.Equals(password, email.Split('@')[0], StringComparison.OrdinalIgnoreCase);

    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        return Common.Contains(lower) || Stems.Contains(Stem(lower)) || Sequences.Contains(lower, StringComparison.Ordinal) || RepeatsItself(lower);
    }

    private static string Stem(string password) => password.Replace('0', 'o').Replace('@', 'a').Replace('$', 's')
        .TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'o', '!', '.', '?', '#', '*', '-', '_', 's', 'a');

    /// <summary>aaaaaaaaaa, abcabcabcabc, 12121212121.</summary>
    private static bool RepeatsItself(string password) =>
        Enumerable.Range(1, LongestUnit).Any(unit => password.AsSpan(unit).SequenceEqual(password.AsSpan(0, password.Length - unit)));

    private static FrozenSet<string> ReadCommon()
    {
        using var stream = typeof(PasswordRule).Assembly.GetManifestResourceStream("common-passwords.txt")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenSet(StringComparer.Ordinal);
    }
}

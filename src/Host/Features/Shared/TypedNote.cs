namespace StakeEasy.Host.Features.Shared;

/// <summary>Reads a note as far as its length goes; counted in characters, whatever they take in memory.</summary>
internal static class TypedNote
{
    private const int Longest = 500;

    /// <summary>What is wrong with it; null if nothing is.</summary>
    public static string? Problem(string? text) => text?.Trim().EnumerateRunes().Count() is > Longest and var length
        ? $"The note has {length} characters. Keep it to {Longest}."
        : null;
}

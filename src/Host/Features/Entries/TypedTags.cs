namespace StakeEasy.Host.Features.Entries;

/// <summary>Tags as they are typed: one beside the other, with commas between.</summary>
internal static class TypedTags
{
    public static IReadOnlyList<string>? Read(string? text) =>
        text?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } tags ? tags : null;

    public static string ForInput(IReadOnlyList<string> tags) => string.Join(", ", tags);
}

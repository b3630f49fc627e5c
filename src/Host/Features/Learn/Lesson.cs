using System.Reflection;

namespace StakeEasy.Host.Features.Learn;

/// <summary>A short text to read.</summary>
/// <param name="Name">In its address, and remembered with whoever has read it: never change one.</param>
internal sealed record Lesson(string Name, string Title, IReadOnlyList<string> Paragraphs)
{
    private const string Prefix = "lessons/";
    private const string Blank = "\n\n";

    /// <summary>In the order in which they build on each other: that of the numbers their files begin with.</summary>
    public static IReadOnlyList<Lesson> All { get; } = [.. Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(n => n.StartsWith(Prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(Read)];

    public static Lesson? Find(string name) => All.FirstOrDefault(l => string.Equals(l.Name, name, StringComparison.Ordinal));

    /// <summary>The first line is the title; blank lines part the paragraphs.</summary>
    private static Lesson Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!);
        var parts = reader.ReadToEnd().ReplaceLineEndings("\n").Trim().Split(Blank);
        var name = resource[(resource.IndexOf('-', StringComparison.Ordinal) + 1)..];
        return new(name, parts[0], parts[1..]);
    }
}

internal sealed record LearnPage(IReadOnlyList<Lesson> Lessons, IReadOnlySet<string> Read);

/// <param name="Next">The one after it; null for the last.</param>
internal sealed record LessonPage(Lesson Lesson, bool IsRead, Lesson? Next);

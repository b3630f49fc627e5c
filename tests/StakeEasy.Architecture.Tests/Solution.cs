using System.Reflection;
using System.Xml.Linq;

namespace StakeEasy.Architecture.Tests;

/// <summary>The projects as they are on disk and as they were built.</summary>
internal static class Solution
{
    public static string Root { get; } = FindRoot();

    /// <summary>Every module, by the folder it lives in; a new one is under the rules from its first day.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Directory.EnumerateDirectories(Path.Combine(Root, "src", "Modules")).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    public static Assembly AssemblyOf(string module) => Assembly.Load("StakeEasy." + module);

    /// <summary>The projects that a project's file refers to, by name.</summary>
    public static IReadOnlyList<string> ReferencesOf(string project)
    {
        var file = Directory.EnumerateFiles(Root, project + ".csproj", SearchOption.AllDirectories).Single();
        return [.. XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')))
            .Order(StringComparer.Ordinal)];
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "StakeEasy.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace StakeEasy.Host.Frontend;

/// <summary>One entry of the front-end build: its file and what must be loaded with it.</summary>
public sealed record ViteChunk(string File, string[]? Css, string[]? Imports, string[]? Assets);

[JsonSerializable(typeof(Dictionary<string, ViteChunk>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ViteJson : JsonSerializerContext;

/// <summary>Reads wwwroot/assets/manifest.json once; while developing, again when a new build has replaced it.</summary>
public sealed class ViteManifest(IWebHostEnvironment env)
{
    private const string ManifestPath = "assets/manifest.json";
    private Build? _build;

    /// <summary>What the build made of this source file, named relative to Frontend/.</summary>
    /// <exception cref="InvalidOperationException">The front end was not built, or has no such entry.</exception>
    public ViteChunk Chunk(string entry) =>
        Load().TryGetValue(entry, out var chunk) ? chunk : throw new InvalidOperationException($"'{entry}' is not in {ManifestPath}: run 'npm run build'.");

    private Dictionary<string, ViteChunk> Load()
    {
        // Looked at rather than watched: watchers are few on a machine, and hosts in tests are many.
        if (_build is { } known && (!env.IsDevelopment() || env.WebRootFileProvider.GetFileInfo(ManifestPath).LastModified == known.At))
        {
            return known.Chunks;
        }

        var file = env.WebRootFileProvider.GetFileInfo(ManifestPath);
        if (!file.Exists)
        {
            throw new InvalidOperationException($"{ManifestPath} is missing: run 'npm run build'.");
        }

        using var stream = file.CreateReadStream();
        _build = new Build(file.LastModified, JsonSerializer.Deserialize(stream, ViteJson.Default.DictionaryStringViteChunk)!);
        return _build.Chunks;
    }

    private sealed record Build(DateTimeOffset At, Dictionary<string, ViteChunk> Chunks);
}

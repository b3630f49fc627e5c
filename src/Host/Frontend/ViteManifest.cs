using System.Text.Json;
using System.Text.Json.Serialization;

namespace StakeEasy.Host.Frontend;

/// <summary>One entry of the front-end build: its file and what must be loaded with it.</summary>
public sealed record ViteChunk(string File, string[]? Css, string[]? Imports, string[]? Assets);

[JsonSerializable(typeof(Dictionary<string, ViteChunk>))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ViteJson : JsonSerializerContext;

/// <summary>Reads wwwroot/assets/manifest.json once, and again when a new build has replaced it.</summary>
public sealed class ViteManifest(IWebHostEnvironment env)
{
    private const string ManifestPath = "assets/manifest.json";
    private Dictionary<string, ViteChunk>? _chunks;

    /// <summary>What the build made of this source file, named relative to Frontend/.</summary>
    /// <exception cref="InvalidOperationException">The front end was not built, or has no such entry.</exception>
    public ViteChunk Chunk(string entry) =>
        Load().TryGetValue(entry, out var chunk) ? chunk : throw new InvalidOperationException($"'{entry}' is not in {ManifestPath}: run 'npm run build'.");

    private Dictionary<string, ViteChunk> Load()
    {
        if (Volatile.Read(ref _chunks) is { } loaded)
        {
            return loaded;
        }

        var file = env.WebRootFileProvider.GetFileInfo(ManifestPath);
        if (!file.Exists)
        {
            throw new InvalidOperationException($"{ManifestPath} is missing: run 'npm run build'.");
        }

        // Watched before it is read: a build that finishes in between is noticed then.
        env.WebRootFileProvider.Watch(ManifestPath).RegisterChangeCallback(_ => Volatile.Write(ref _chunks, null), null);
        using var stream = file.CreateReadStream();
        var chunks = JsonSerializer.Deserialize(stream, ViteJson.Default.DictionaryStringViteChunk)!;
        Volatile.Write(ref _chunks, chunks);
        return chunks;
    }
}

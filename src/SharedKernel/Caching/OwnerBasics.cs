using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>What a module adds to <see cref="OwnerBasics"/>.</summary>
/// <param name="Name">In the words of SQL; no other part has it.</param>
/// <param name="Sql">
/// A query whose one value is JSON with names in snake_case; null, or no row, for nothing. The owner is <c>$1</c>. It is asked by nearly every page: a
/// handful of rows by an index, whatever the owner's history.
/// </param>
public abstract record BasicPart(string Name, string Sql);

/// <inheritdoc/>
/// <typeparam name="T">What the JSON is read as.</typeparam>
public sealed record BasicPart<T>(string Name, string Sql) : BasicPart(Name, Sql)
    where T : class;

/// <summary>
/// The little that nearly every page asks about its owner, whichever module it belongs to: read by one statement, and remembered as one value until any
/// of it may have changed.
/// </summary>
public sealed class OwnerBasics
{
    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    private static readonly HybridCacheEntryOptions FiveMinutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    private readonly NpgsqlDataSource _database;
    private readonly HybridCache _cache;
    private readonly IReadOnlyList<BasicPart> _parts;
    private readonly string _sql;
    private readonly string _key;

    public OwnerBasics(NpgsqlDataSource database, HybridCache cache, IEnumerable<BasicPart> parts)
    {
        _database = database;
        _cache = cache;
        _parts = [.. parts];
        _sql = "select\n" + string.Join(",\n", _parts.Select(p => $"({p.Sql})::text {p.Name}"));

        // Another version of the program, beside this one at the same Redis, may ask for other parts.
        _key = $"basics|{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_sql)).AsSpan(0, 8))}|";
    }

    /// <summary>Null if there is nothing.</summary>
    /// <exception cref="KeyNotFoundException">No module has added this part.</exception>
    public async ValueTask<T?> OfAsync<T>(UserId owner, BasicPart<T> part, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        var basics = await _cache.GetOrCreateAsync(
            _key + owner,
            (this, owner),
            static (state, ct) => state.Item1.ReadAsync(state.owner, ct),
            FiveMinutes,
            [CacheTags.User(owner), CacheTags.Ledger(owner), CacheTags.Progress(owner), CacheTags.Actions(owner)],
            ct);
        return basics[part.Name] is { } json ? JsonSerializer.Deserialize<T>(json, Json) : null;
    }

    private async ValueTask<Dictionary<string, string?>> ReadAsync(UserId owner, CancellationToken ct)
    {
        await using var command = _database.CreateCommand(_sql);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return _parts.Select((part, i) => (part.Name, Value: row.IsDBNull(i) ? null : row.GetString(i))).ToDictionary(p => p.Name, p => p.Value, StringComparer.Ordinal);
    }
}

/// <summary>For modules.</summary>
public static class OwnerBasicsSetup
{
    public static IServiceCollection AddBasicPart(this IServiceCollection services, BasicPart part) => services.AddSingleton(part);
}

using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Hybrid;
using Npgsql;

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// The little that nearly every page asks about its owner, whichever module it belongs to: read by one statement, and remembered as one value until any
/// of it may have changed.
/// </summary>
public sealed class OwnerBasics
{
    private static readonly HybridCacheEntryOptions FiveMinutes = new() { Expiration = TimeSpan.FromMinutes(5) };

    private readonly NpgsqlDataSource _database;
    private readonly HybridCache _cache;
    private readonly Dictionary<string, int> _places;
    private readonly string _sql;
    private readonly string _key;

    public OwnerBasics(NpgsqlDataSource database, HybridCache cache, IEnumerable<BasicPart> parts)
    {
        (_database, _cache) = (database, cache);
        List<BasicPart> all = [.. parts];
        _places = all.Index().ToDictionary(p => p.Item.Name, p => p.Index, StringComparer.Ordinal);
        _sql = "select\n" + string.Join(",\n", all.Select(p => $"({p.Sql})::text {p.Name}"));

        // Another version of the program, beside this one at the same Redis, may ask for other parts.
        _key = $"basics|{Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(_sql)).AsSpan(0, 8))}|";
    }

    /// <summary>Null if there is nothing.</summary>
    /// <exception cref="KeyNotFoundException">No module has added this part.</exception>
    public async ValueTask<T?> OfAsync<T>(UserId owner, BasicPart<T> part, CancellationToken ct)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(part);
        var place = _places[part.Name];
        var basics = await _cache.GetOrCreateAsync(
            _key + owner,
            (this, owner),
            static (state, ct) => state.Item1.ReadAsync(state.owner, ct),
            FiveMinutes,
            [CacheTags.User(owner), CacheTags.Ledger(owner), CacheTags.Progress(owner), CacheTags.Actions(owner)],
            ct);
        return basics.Part<T>(place);
    }

    private async ValueTask<BasicsText> ReadAsync(UserId owner, CancellationToken ct)
    {
        await using var connection = await _database.OpenConnectionAsync(ct);
        await using var command = new NpgsqlCommand(_sql, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = owner.Value });

        // Once for each connection: to plan so many subqueries takes far longer than to answer them.
        await command.PrepareAsync(ct);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        return new([.. Enumerable.Range(0, _places.Count).Select(i => row.IsDBNull(i) ? null : row.GetString(i))]);
    }
}

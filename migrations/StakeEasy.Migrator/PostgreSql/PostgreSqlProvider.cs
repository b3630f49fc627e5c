using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>PostgreSQL 15 and later.</summary>
internal sealed class PostgreSqlProvider : ITargetProvider
{
    public string Name => "PostgreSQL";

    public bool Understands(string connectionString) =>
        connectionString.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || connectionString.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || (!connectionString.Contains("://", StringComparison.Ordinal) && connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase));

    public async Task<ITarget> OpenTargetAsync(string connectionString, CancellationToken ct) => await PostgreSqlTarget.OpenAsync(connectionString, ct);
}

using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>PostgreSQL 15 and later; as a source from 12 on.</summary>
internal sealed class PostgreSqlProvider : ISourceProvider, ITargetProvider
{
    public string Name => "PostgreSQL";

    public string Language => PostgreSqlSql.Language;

    public bool Understands(string connectionString) =>
        connectionString.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || connectionString.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase)
        || (!connectionString.Contains("://", StringComparison.Ordinal) && connectionString.Contains("Host=", StringComparison.OrdinalIgnoreCase));

    public async Task<ISource> OpenSourceAsync(string connectionString, CancellationToken ct) => await PostgreSqlSource.OpenAsync(connectionString, ct);

    public async Task<ITarget> OpenTargetAsync(string connectionString, CancellationToken ct) => await PostgreSqlTarget.OpenAsync(connectionString, ct);
}

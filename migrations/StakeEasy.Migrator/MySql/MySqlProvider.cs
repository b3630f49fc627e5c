using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

/// <summary>MySQL from 5.7 and MariaDB from 10.2 on, as a source.</summary>
internal sealed class MySqlProvider : ISourceProvider
{
    public string Name => "MySQL and MariaDB";

    public bool Understands(string connectionString) =>
        connectionString.StartsWith("mysql://", StringComparison.OrdinalIgnoreCase)
        || connectionString.StartsWith("mariadb://", StringComparison.OrdinalIgnoreCase)
        || (!connectionString.Contains("://", StringComparison.Ordinal) && connectionString.Contains("Server=", StringComparison.OrdinalIgnoreCase));

    public async Task<ISource> OpenSourceAsync(string connectionString, CancellationToken ct) => await MySqlSource.OpenAsync(connectionString, ct);
}

using Npgsql;

namespace StakeEasy.SharedKernel.Database;

/// <summary>The program's connections to its database.</summary>
public static class DatabaseConnections
{
    /// <summary>
    /// Pooled connections that keep their plans. Without this, each return to the pool sends DISCARD ALL, which throws away the plans of
    /// the ledger's functions and triples the cost of a write. So nobody may leave a session changed: settings and locks are
    /// of a transaction, or undone by whoever made them. Instants are told in UTC, whatever zone the server lives in.
    /// </summary>
    /// <exception cref="ArgumentException">The text is no connection string for PostgreSQL.</exception>
    public static NpgsqlDataSource To(string connectionString) =>
        NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { NoResetOnClose = true, Timezone = "UTC" });
}

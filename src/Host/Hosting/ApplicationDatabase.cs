using System.Net.Sockets;
using Npgsql;
using StakeEasy.Migrations;
using StakeEasy.SharedKernel;
using StakeEasy.SharedKernel.Database;

namespace StakeEasy.Host.Hosting;

/// <summary>
/// The database of this process: the server that <c>ConnectionStrings__StakeEasy</c> names, or else the application's own in the data
/// folder. Open and up to date when it is handed out.
/// </summary>
internal sealed class ApplicationDatabase : IAsyncDisposable
{
    public const string ConnectionName = "StakeEasy";

    private const int OldestVersion = 15;

    private ApplicationDatabase(NpgsqlDataSource connections, EmbeddedPostgres? embedded)
    {
        Connections = connections;
        Embedded = embedded;
    }

    public NpgsqlDataSource Connections { get; }

    /// <summary>Null when somebody else runs the server.</summary>
    public EmbeddedPostgres? Embedded { get; }

    /// <summary>Whether the settings leave the database to the application.</summary>
    public static bool IsEmbedded(IConfiguration settings) => string.IsNullOrWhiteSpace(settings.GetConnectionString(ConnectionName));

    /// <exception cref="SetupException">It cannot be had; the message says what to do.</exception>
    public static async Task<ApplicationDatabase> OpenAsync(IConfiguration settings, DataFolder data, ILogger log, CancellationToken ct)
    {
        var embedded = IsEmbedded(settings)
            ? await EmbeddedPostgres.JoinAsync(new EmbeddedPostgresOptions(data.Path, settings["Postgres:Package"]), log, ct)
            : null;
        ApplicationDatabase? database = null;
        try
        {
            var connectionString = embedded?.ConnectionString ?? settings.GetConnectionString(ConnectionName)!;
            database = new ApplicationDatabase(DataSource(connectionString), embedded);
            await database.PrepareAsync(connectionString, log, ct);
            return database;
        }
        catch
        {
            await (database?.DisposeAsync() ?? embedded?.DisposeAsync() ?? ValueTask.CompletedTask);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        if (Embedded is not null)
        {
            await Embedded.DisposeAsync();
        }
    }

    private static NpgsqlDataSource DataSource(string connectionString)
    {
        try
        {
            return DatabaseConnections.To(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new SetupException($"ConnectionStrings__{ConnectionName} is no connection string for PostgreSQL: {e.Message}", e);
        }
    }

    private async Task PrepareAsync(string connectionString, ILogger log, CancellationToken ct)
    {
        try
        {
            await using (var connection = await Connections.OpenConnectionAsync(ct))
            {
                if (connection.PostgreSqlVersion.Major < OldestVersion)
                {
                    throw new SetupException($"The server in ConnectionStrings__{ConnectionName} is PostgreSQL {connection.PostgreSqlVersion}; {OldestVersion} or newer is needed.");
                }

                if (await DatabaseMigrations.AreAppliedAsync(connection, ct))
                {
                    return;
                }
            }

            if (await DatabaseMigrations.ApplyAsync(connectionString, ct))
            {
                log.LogInformation("The database is brought up to this version");
            }
        }
        catch (NpgsqlException e) when (e is not PostgresException || e.InnerException is SocketException)
        {
            throw new SetupException($"The database in ConnectionStrings__{ConnectionName} does not answer: {e.Message}", e);
        }
        catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.InvalidAuthorizationSpecification)
        {
            throw new SetupException($"The database in ConnectionStrings__{ConnectionName} refuses us: {e.MessageText}", e);
        }
    }
}

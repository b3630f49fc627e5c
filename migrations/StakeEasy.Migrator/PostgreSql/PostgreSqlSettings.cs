using Npgsql;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.PostgreSql;

/// <summary>From <c>postgresql://user:password@host:5432/database</c> or Npgsql's <c>Host=…;Database=…</c>.</summary>
internal static class PostgreSqlSettings
{
    public static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        NpgsqlConnectionStringBuilder builder;
        try
        {
            builder = connectionString.Contains("://", StringComparison.Ordinal) ? FromUrl(connectionString) : new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception e) when (e is ArgumentException or UriFormatException or KeyNotFoundException)
        {
            // Its own message quotes what it could not read, which may be a password.
            throw new MigrationException("The connection string of the PostgreSQL database cannot be read: it consists of Name=Value pairs with semicolons between them, or is postgresql://user:password@host:5432/database.", e);
        }

        // Copying and indexing take as long as they take.
        builder.CommandTimeout = 0;
        builder.KeepAlive = 30;
        builder.ApplicationName = "StakeEasy migrator";
        builder.IncludeErrorDetail = true;
        builder.Enlist = false;
        return builder;
    }

    private static NpgsqlConnectionStringBuilder FromUrl(string text)
    {
        var url = new Uri(text);
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port < 0 ? 5432 : url.Port,
            Username = Uri.UnescapeDataString(user[0]),
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        if (user.Length > 1)
        {
            builder.Password = Uri.UnescapeDataString(user[1]);
        }

        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            var option = pair[0] switch { "sslmode" => "SSL Mode", "sslrootcert" => "Root Certificate", "search_path" => "Search Path", "user" => "Username", "dbname" => "Database", var name => name };
            if (!builder.ContainsKey(option))
            {
                throw UnknownOption.Refused(pair[0], ["sslmode", "sslrootcert", "search_path", "user", "password", "dbname"]);
            }

            builder[option] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return builder;
    }
}

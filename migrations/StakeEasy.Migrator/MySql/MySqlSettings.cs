using System.Data.Common;
using System.Globalization;
using StakeEasy.Migrator.Core;

namespace StakeEasy.Migrator.MySql;

internal enum TlsMode
{
    None,

    /// <summary>Where the server offers it; any certificate.</summary>
    Preferred,

    /// <summary>Always; any certificate.</summary>
    Required,

    /// <summary>A certificate of an authority that is trusted.</summary>
    VerifyCa,

    /// <summary>And made out to this host.</summary>
    VerifyFull,
}

/// <summary>Where the source is and who reads it, from <c>mysql://user:password@host:3306/database</c> or <c>Server=…;Database=…</c>.</summary>
internal sealed record MySqlSettings(string Host, int Port, string? Socket, string User, string Password, string Database, TlsMode Tls, string? CaFile)
{
    private static readonly string[] Known =
    [
        "host", "server", "datasource", "port", "socket", "unixsocket", "user", "userid", "uid", "username", "password", "pwd", "database", "sslmode", "sslca", "cacertificatefile",
    ];

    /// <summary>Reached without a network: what is sent cannot be overheard.</summary>
    public bool IsLocal => Socket is not null;

    public static MySqlSettings Parse(string connectionString)
    {
        var values = connectionString.Contains("://", StringComparison.Ordinal) ? FromUrl(connectionString) : FromPairs(connectionString);
        if (values.Keys.FirstOrDefault(name => !Known.Contains(name, StringComparer.Ordinal)) is { } unknown)
        {
            // Passed over, a mistyped sslmode would leave the connection open to whoever listens.
            throw UnknownOption.Refused(unknown, Known);
        }

        string? Get(params string[] names) => names.Select(name => values.GetValueOrDefault(name)).FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return new MySqlSettings(
            Get("server", "host", "datasource") ?? "127.0.0.1",
            int.TryParse(Get("port") ?? "3306", NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : throw new MigrationException("The port of the source is not a number."),
            Get("socket", "unixsocket"),
            Get("userid", "user", "uid", "username") ?? throw new MigrationException("The source names no user."),
            Get("password", "pwd") ?? "",
            Get("database") ?? throw new MigrationException("The source names no database."),
            ModeOf(Get("sslmode") ?? "preferred"),
            Existing(Get("sslca", "cacertificatefile")));
    }

    private static string? Existing(string? file) =>
        file is null || File.Exists(file) ? file : throw new MigrationException($"The file {file} that SslCa of the source names is not there.");

    private static TlsMode ModeOf(string mode) => mode.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "NONE" or "DISABLED" => TlsMode.None,
        "PREFERRED" or "PREFERED" => TlsMode.Preferred,
        "REQUIRED" => TlsMode.Required,
        "VERIFYCA" => TlsMode.VerifyCa,
        "VERIFYFULL" or "VERIFYIDENTITY" => TlsMode.VerifyFull,
        _ => throw new MigrationException("SslMode of the source must be None, Preferred, Required, VerifyCA or VerifyFull."),
    };

    private static Dictionary<string, string> FromPairs(string text)
    {
        var builder = new DbConnectionStringBuilder();
        try
        {
            builder.ConnectionString = text;
        }
        catch (ArgumentException e)
        {
            throw new MigrationException("The connection string of the source cannot be read: it consists of Name=Value pairs with semicolons between them.", e);
        }

        return builder.Keys.Cast<string>().ToDictionary(
            key => key.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant(),
            key => Convert.ToString(builder[key], CultureInfo.InvariantCulture) ?? "",
            StringComparer.Ordinal);
    }

    private static Dictionary<string, string> FromUrl(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var url))
        {
            throw new MigrationException("The address of the source cannot be read: mysql://user:password@host:3306/database.");
        }

        var user = url.UserInfo.Split(':', 2);
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["server"] = url.Host,
            ["port"] = (url.Port < 0 ? 3306 : url.Port).ToString(CultureInfo.InvariantCulture),
            ["user"] = Uri.UnescapeDataString(user[0]),
            ["password"] = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : "",
            ["database"] = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
        };
        foreach (var pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=', 2)))
        {
            values[pair[0].Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToLowerInvariant()] = Uri.UnescapeDataString(pair.Length > 1 ? pair[1] : "");
        }

        return values;
    }
}

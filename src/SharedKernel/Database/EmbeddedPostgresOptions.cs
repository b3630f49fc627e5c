namespace StakeEasy.SharedKernel.Database;

/// <summary>Where the application's own PostgreSQL lives.</summary>
/// <param name="DataFolder">The application's data folder; the server's files are kept in <c>postgres*</c> below it.</param>
/// <param name="PackageFolder">The npm package with the binaries; null looks for it upwards from the program.</param>
public sealed record EmbeddedPostgresOptions(string DataFolder, string? PackageFolder = null)
{
    /// <summary>
    /// Whether a commit waits for the disk. Only tests turn it off, on databases that are thrown away: with it, a confirmed
    /// write survives a crash.
    /// </summary>
    public bool Durable { get; init; } = true;

    /// <summary>
    /// For root, where the server's files go when the data folder lies below one that the server's user cannot enter. Not
    /// /var/tmp: systemd empties that of what has not been touched for 30 days.
    /// </summary>
    public string SystemFolder { get; init; } = "/var/lib/stakeeasy";
}

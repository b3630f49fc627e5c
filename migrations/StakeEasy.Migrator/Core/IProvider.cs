namespace StakeEasy.Migrator.Core;

/// <summary>
/// A kind of database. A class in the provider's folder implements it for a source, a target or both; <see cref="Providers"/> finds them, so that a further
/// provider changes nothing elsewhere.
/// </summary>
public interface IProvider
{
    string Name { get; }

    /// <summary>Whether the connection string is meant for this provider.</summary>
    bool Understands(string connectionString);
}

public interface ISourceProvider : IProvider
{
    Task<ISource> OpenSourceAsync(string connectionString, CancellationToken ct);
}

public interface ITargetProvider : IProvider
{
    /// <summary>Of its targets; see <see cref="ITarget.Language"/>.</summary>
    string Language { get; }

    Task<ITarget> OpenTargetAsync(string connectionString, CancellationToken ct);
}

namespace StakeEasy.Migrator.Core;

/// <summary>Every provider of this program.</summary>
internal static class Providers
{
    private static readonly IReadOnlyList<IProvider> All =
    [
        .. typeof(Providers).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IProvider)))
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (IProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>Whether there are targets that take expressions and names in this language as they stand.</summary>
    public static bool AreTargetsOf(string language) =>
        All.OfType<ITargetProvider>().Any(provider => string.Equals(provider.Language, language, StringComparison.Ordinal));

    public static Task<ISource> OpenSourceAsync(string connectionString, CancellationToken ct) =>
        Find(connectionString, "source") switch
        {
            ISourceProvider provider => provider.OpenSourceAsync(connectionString, ct),
            var other => throw new MigrationException($"{other.Name} cannot be a source."),
        };

    public static Task<ITarget> OpenTargetAsync(string connectionString, CancellationToken ct) =>
        Find(connectionString, "target") switch
        {
            ITargetProvider provider => provider.OpenTargetAsync(connectionString, ct),
            var other => throw new MigrationException($"{other.Name} cannot be a target, only a source."),
        };

    private static IProvider Find(string connectionString, string role) =>
        All.FirstOrDefault(provider => provider.Understands(connectionString))
        ?? throw new MigrationException(
            $"The connection string of the {role} is of no kind this program knows ({string.Join(", ", All.Select(provider => provider.Name))}). "
            + "Examples: mysql://user:password@host/database, postgresql://user:password@host/database.");
}

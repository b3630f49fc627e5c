using StakeEasy.SharedKernel;

namespace StakeEasy.Bankroll.Contracts;

/// <summary>One saved view of one owner.</summary>
public readonly record struct SavedViewId(Guid Value);

/// <summary>A filter of the list of entries that the player wants back.</summary>
/// <param name="Query">The query part of the list's address, without its question mark; kept as it is given, so amounts belong in no culture.</param>
public sealed record SavedView(SavedViewId Id, string Name, string Query);

/// <summary>The views of an owner, at most 50. Field in errors: Name. A missing view and somebody else's look alike.</summary>
public interface ISavedViews
{
    /// <summary>By name.</summary>
    Task<IReadOnlyList<SavedView>> ListAsync(UserId owner, CancellationToken ct);

    /// <param name="owner">Whose.</param>
    /// <param name="name">1 to 40 characters, unlike every other name of the owner (case does not count).</param>
    /// <param name="query">At most 2,000 characters.</param>
    /// <param name="ct">Stops before anything is written.</param>
    Task<Result<SavedViewId>> SaveAsync(UserId owner, string name, string query, CancellationToken ct);

    Task<Result<Done>> RenameAsync(UserId owner, SavedViewId id, string name, CancellationToken ct);

    /// <summary>False if there is none.</summary>
    Task<bool> DeleteAsync(UserId owner, SavedViewId id, CancellationToken ct);
}

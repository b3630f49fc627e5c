namespace StakeEasy.SharedKernel;

/// <summary>
/// What a module keeps of its owners, as a whole. Every module with rows of players registers one, so that whoever erases a player
/// reaches all of them without knowing any.
/// </summary>
public interface IOwnedData
{
    /// <summary>
    /// Erases everything of the owner for good, whole or not at all, and nothing of anybody else. Where nothing is left it does
    /// nothing, so a run that was cut short can be repeated.
    /// </summary>
    Task EraseAsync(UserId owner, CancellationToken ct);
}

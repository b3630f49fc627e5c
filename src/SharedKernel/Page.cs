namespace StakeEasy.SharedKernel;

/// <summary>One page of a list that is walked by cursors, never by row numbers.</summary>
/// <param name="Items">In the order of the list.</param>
/// <param name="Newer">Cursor of the page before this one; null on the first.</param>
/// <param name="Older">Cursor of the page after this one; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Newer, string? Older)
{
    /// <summary>The search stopped at its bound before the page was full; it goes on where the cursor says.</summary>
    public bool Unfinished { get; init; }
}

namespace StakeEasy.SharedKernel.Caching;

/// <summary>
/// The current stamp of each tag: any text that changes when the tag is removed. Stamps are part of a value's key, so a removed
/// tag makes every value stored under it unreachable, also one whose computation is still under way.
/// </summary>
internal interface ITagStamps
{
    /// <summary>Null if they cannot be known now: then nothing may be read from the cache or stored in it.</summary>
    ValueTask<string?> CurrentAsync(IReadOnlyList<string> tags, CancellationToken ct);

    /// <summary>From its return no older value is served by this process, or by any that reads the same stamps.</summary>
    ValueTask ReplaceAsync(string tag, CancellationToken ct);
}

namespace StakeEasy.Achievements.Review;

/// <summary>
/// A review holds one connection while it waits for another: as many at once as there are connections would wait for each other for ever.
/// </summary>
internal sealed class ReviewTurns : IDisposable
{
    private const int AtOnce = 4;

    private readonly SemaphoreSlim _free = new(AtOnce);

    public async Task<IDisposable> TakeAsync(CancellationToken ct)
    {
        await _free.WaitAsync(ct);
        return new Turn(_free);
    }

    public void Dispose() => _free.Dispose();

    private sealed class Turn(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}

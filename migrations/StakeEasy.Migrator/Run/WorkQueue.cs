namespace StakeEasy.Migrator.Run;

/// <summary>Work that brings more work: slices of tables, and the indexes of a table once its last slice is in. What comes last goes first.</summary>
internal sealed class WorkQueue : IDisposable
{
    private readonly Stack<Func<CancellationToken, Task>> _waiting = new();
    private readonly SemaphoreSlim _available = new(0);
    private int _unfinished;

    public void Add(Func<CancellationToken, Task> work)
    {
        lock (_waiting)
        {
            _unfinished++;
            _waiting.Push(work);
        }

        _available.Release();
    }

    public void Dispose() => _available.Dispose();

    /// <summary>Returns when nothing is left, or throws what the first failure was after the others have stopped.</summary>
    public async Task RunAsync(int workers, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        Exception? first = null;
        if (_unfinished > 0)
        {
            await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => Task.Run(WorkAsync, CancellationToken.None)));
        }

        if (first is not null)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }

        ct.ThrowIfCancellationRequested();

        async Task WorkAsync()
        {
            while (true)
            {
                Func<CancellationToken, Task> work;
                try
                {
                    await _available.WaitAsync(stop.Token);
                    lock (_waiting)
                    {
                        if (_waiting.Count == 0)
                        {
                            return;
                        }

                        work = _waiting.Pop();
                    }

                    await work(stop.Token);
                }
                catch (OperationCanceledException) when (stop.IsCancellationRequested)
                {
                    return;
                }
                catch (Exception e)
                {
                    Interlocked.CompareExchange(ref first, e, null);
                    await stop.CancelAsync();
                    return;
                }

                lock (_waiting)
                {
                    if (--_unfinished == 0)
                    {
                        // Wakes the others, who find nothing and leave.
                        _available.Release(workers);
                    }
                }
            }
        }
    }
}

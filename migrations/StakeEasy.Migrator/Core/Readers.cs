using System.Runtime.ExceptionServices;
using System.Threading.Channels;

namespace StakeEasy.Migrator.Core;

/// <summary>Connections that see the same point in time; each use borrows one.</summary>
internal sealed class Readers<T>
    where T : class
{
    private readonly Channel<T> _idle = Channel.CreateUnbounded<T>();

    public Readers(IReadOnlyList<T> connections)
    {
        All = connections;
        foreach (var connection in connections)
        {
            Return(connection);
        }
    }

    public IReadOnlyList<T> All { get; }

    public async Task<TResult> WithAsync<TResult>(Func<T, Task<TResult>> use, CancellationToken ct)
    {
        var connection = await BorrowAsync(ct);
        try
        {
            var result = await use(connection);
            Return(connection);
            return result;
        }
        catch (Exception e)
        {
            // What is left of an answer would be taken for the next one, so this connection does not come back;
            // whoever waits for one is told why instead of waiting for ever.
            _idle.Writer.TryComplete(e);
            throw;
        }
    }

    public async ValueTask<T> BorrowAsync(CancellationToken ct)
    {
        try
        {
            return await _idle.Reader.ReadAsync(ct);
        }
        catch (ChannelClosedException e) when (e.InnerException is not null)
        {
            ExceptionDispatchInfo.Throw(e.InnerException);
            throw;
        }
    }

    public void Return(T connection) => _idle.Writer.TryWrite(connection);

    /// <summary>One that nobody uses at the moment; false if there is none.</summary>
    public bool TryTake(out T? connection) => _idle.Reader.TryRead(out connection);
}

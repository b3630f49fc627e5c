using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StakeEasy.SharedKernel.Tests.Caching;

/// <summary>Keeps what an operator would be warned of.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _complaints = new();

    public IReadOnlyCollection<string> Complaints => _complaints;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _complaints.Enqueue(formatter(state, exception));
        }
    }

    public void Dispose()
    {
    }
}

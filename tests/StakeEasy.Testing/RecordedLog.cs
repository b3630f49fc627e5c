using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StakeEasy.Testing;

/// <summary>Keeps what an operator would be told, and what warned of.</summary>
public sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _complaints = new();

    private readonly ConcurrentQueue<string> _said = new();

    /// <summary>Warnings and errors.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>What was told beside that.</summary>
    public IReadOnlyCollection<string> Said => _said;

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => this;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    /// <inheritdoc/>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        ArgumentNullException.ThrowIfNull(formatter);
        if (IsEnabled(logLevel))
        {
            (logLevel >= LogLevel.Warning ? _complaints : _said).Enqueue(formatter(state, exception));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

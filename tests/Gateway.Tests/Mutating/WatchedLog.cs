using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>Keeps of the log what must not be there: errors, secrets and people's words.</summary>
internal sealed class WatchedLog(IReadOnlyList<string> planted, params int[] expected) : ILoggerProvider, ILogger
{
    private const int Most = 20;

    private readonly ConcurrentDictionary<string, bool> _kinds = new();

    public ConcurrentQueue<string> Faults { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (Faults.Count >= Most) return;
        var line = $"{logLevel} {eventId.Id}: {formatter(state, exception)} {exception}";
        if (logLevel >= LogLevel.Error && !expected.Contains(eventId.Id) && _kinds.TryAdd(exception?.ToString() ?? line, true)) Faults.Enqueue(line);
        if (logLevel >= LogLevel.Information && planted.Any(word => line.Contains(word, StringComparison.Ordinal))) Faults.Enqueue($"planted: {line}");
    }

    public void Dispose()
    {
    }
}

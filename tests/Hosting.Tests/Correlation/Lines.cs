using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Hosting.Tests.Correlation;

/// <summary>Keeps, for each line of the agency's own, the scopes that it was written in.</summary>
[ProviderAlias("Lines")]
internal sealed class Lines : ILoggerProvider, ISupportExternalScope, ILogger
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentBag<string> Scopes { get; } = [];

    public ILogger CreateLogger(string categoryName) => this;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => _scopes.Push(state);

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _scopes.ForEachScope(static (scope, seen) => seen.Add(scope?.ToString() ?? ""), Scopes);

    public void Dispose()
    {
    }
}

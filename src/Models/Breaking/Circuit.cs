using ChatAgency.Core.Failures;
using ChatAgency.Models.Configuring;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;

namespace ChatAgency.Models.Breaking;

/// <summary>
/// Spares a model's service that fails, and the people who would wait for it. Where too many of the calls of a while
/// fail, none is made for a moment; then a single call probes, and the others wait for its verdict.
/// </summary>
internal sealed partial class Circuit
{
    /// <summary>How often a break that follows a failed probe is doubled.</summary>
    private const int Doublings = 2;

    /// <summary>How long others wait for the verdict of a probe before they are refused.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly ResiliencePipeline _pipeline;
    private readonly TimeProvider _time;
    private long _openUntil;
    private TaskCompletionSource? _probe;

    public Circuit(string model, CircuitOptions options, TimeProvider time, ILogger<Circuit> logger)
    {
        _time = new MonotonicTime(time);
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = _time }.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = options.FailureShare,
            MinimumThroughput = options.MinimumCalls,
            SamplingDuration = options.Window,
            BreakDurationGenerator = args => ValueTask.FromResult(options.Break * (1 << Math.Min(args.HalfOpenAttempts, Doublings))),
            StateProvider = _state,
            // A probe that its person stopped has shown nothing: the library would take it for a success.
            ShouldHandle = args => ValueTask.FromResult(Speaking.OfTheService(args.Outcome.Exception) || (IsProbing && args.Outcome.Exception is OperationCanceledException)),
            OnOpened = args =>
            {
                Volatile.Write(ref _openUntil, (_time.GetUtcNow() + args.BreakDuration).UtcTicks);
                Log.Opened(logger, model, args.BreakDuration, (args.Outcome.Exception as FailureException)?.Failure.Detail ?? "no verdict");
                return default;
            },
            OnClosed = _ =>
            {
                Log.Closed(logger, model);
                return default;
            },
        }).Build();
    }

    public CircuitState State => _state.CircuitState;

    /// <summary>True where a call would be made now, even if as a probe.</summary>
    public bool Admits => State == CircuitState.Closed || (State == CircuitState.Open && Left == TimeSpan.Zero);

    /// <summary>How long until the next probe.</summary>
    public TimeSpan Left
    {
        get
        {
            var left = Volatile.Read(ref _openUntil) - _time.GetUtcNow().UtcTicks;
            return State == CircuitState.Closed || left < 0 ? TimeSpan.Zero : TimeSpan.FromTicks(left);
        }
    }

    private bool IsProbing => State == CircuitState.HalfOpen;

    /// <summary>Begins a call, or fails at once with the time of the next probe.</summary>
    public async ValueTask<T> PassAsync<T>(Func<CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken)
    {
        for (var again = false; ; again = true)
        {
            if (Verdict is { } verdict) await WaitAsync(verdict, cancellationToken);
            try
            {
                return await TryAsync(begin, cancellationToken);
            }
            catch (BrokenCircuitException) when (!again && Verdict is not null)
            {
                // Another call became the probe in the same instant: its verdict is waited for.
            }
            catch (BrokenCircuitException broken)
            {
                throw new FailureException(new Failure(FailureKind.ModelUnavailable, "circuit open", broken.RetryAfter ?? Left), broken);
            }
        }
    }

    /// <summary>Counts a call that began well and then failed.</summary>
    public async ValueTask CountAsync(FailureException failure)
    {
        if (!Speaking.OfTheService(failure)) return;
        var context = ResilienceContextPool.Shared.Get();
        await _pipeline.ExecuteOutcomeAsync(static (_, failed) => ValueTask.FromResult(Outcome.FromException<bool>(failed)), context, failure);
        ResilienceContextPool.Shared.Return(context);
    }

    private Task? Verdict => IsProbing ? Volatile.Read(ref _probe)?.Task : null;

    private async ValueTask<T> TryAsync<T>(Func<CancellationToken, ValueTask<T>> begin, CancellationToken cancellationToken)
    {
        TaskCompletionSource? probe = null;
        try
        {
            return await _pipeline.ExecuteAsync(Begin, cancellationToken);
        }
        finally
        {
            probe?.TrySetResult();
        }

        ValueTask<T> Begin(CancellationToken token)
        {
            if (IsProbing) Volatile.Write(ref _probe, probe = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            return begin(token);
        }
    }

    private async Task WaitAsync(Task verdict, CancellationToken cancellationToken)
    {
        try
        {
            await verdict.WaitAsync(LongestWait, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The service is as slow as that: the circuit refuses what comes next.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Model {Model}: too many calls fail ({Detail}), so none is made for {Break}")]
        public static partial void Opened(ILogger logger, string model, TimeSpan @break, string detail);

        [LoggerMessage(LogLevel.Information, "Model {Model}: answers again")]
        public static partial void Closed(ILogger logger, string model);
    }
}

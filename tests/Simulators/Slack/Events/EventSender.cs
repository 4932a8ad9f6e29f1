using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using ChatAgency.Simulators.Slack.Signing;
using ChatAgency.Simulators.Slack.Sockets;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Slack.Events;

/// <summary>Delivers signed requests to the app, and tries again by Slack's clock.</summary>
internal sealed class EventSender(TimeProvider time, Changes changes, SocketMode sockets) : IDisposable
{
    private static readonly TimeSpan[] s_retryAfter = [TimeSpan.Zero, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5)];

    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CancellationTokenSource _stopping = new();
    private int _pending;

    private int _turn;

    public IReadOnlyList<Uri> Targets { get; set; } = [];

    /// <summary>Where the next try goes; null where the app has no address.</summary>
    public Uri? Target => Targets is { Count: > 0 } targets ? targets[(int)((uint)Interlocked.Increment(ref _turn) % targets.Count)] : null;

    /// <summary>Told of each try.</summary>
    public Action<BuiltEvent, Attempt>? Tried { get; set; }

    public string Secret { get; set; } = "";

    public bool Retries { get; set; } = true;

    public double ClockScale { get; set; } = 0.01;

    /// <summary>How long the app may take to answer; Slack's is three seconds.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Events on their way that nobody waits for.</summary>
    public int Pending => Volatile.Read(ref _pending);

    public async Task<Delivery> DeliverAsync(BuiltEvent built, int firstNumber, string? reason, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(built.Body.ToJsonString());
        var attempts = new List<Attempt>();
        var envelope = $"{Guid.NewGuid()}";
        for (var number = firstNumber; ; number++)
        {
            var (attempt, mayRetry) = await TryAsync("slack/events", body, "application/json", number, reason, cancellationToken, envelope);
            attempts.Add(attempt);
            Tried?.Invoke(built, attempt);
            if (attempt.Failure is null || !Retries || !mayRetry || number >= s_retryAfter.Length) return new Delivery(built, attempts);
            reason = attempt.Failure;
            await Task.Delay(s_retryAfter[number] * ClockScale, time, cancellationToken);
        }
    }

    /// <summary>Delivers without anyone waiting.</summary>
    public void Deliver(BuiltEvent built)
    {
        if (Targets.Count == 0 && !sockets.IsOn) return;
        Interlocked.Increment(ref _pending);
        _ = Task.Run(async () =>
        {
            try
            {
                await DeliverAsync(built, 0, null, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                // The simulator is going away; so would the event.
            }
            finally
            {
                Interlocked.Decrement(ref _pending);
                changes.Signal();
            }
        });
    }

    public async Task<(Attempt Attempt, bool MayRetry)> TryAsync(
        string path, byte[] body, string contentType, int number, string? reason, CancellationToken cancellationToken, string? envelope = null)
    {
        if (sockets.IsOn) return (await TrySocketAsync(envelope ?? $"{Guid.NewGuid()}", path, body, number, reason, cancellationToken), true);
        var target = Target ?? throw new InvalidOperationException("Name the app's address first: SendEventsTo.");
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        foreach (var (name, value) in RequestSigner.Headers(Secret, time.GetUtcNow(), body)) request.Headers.TryAddWithoutValidation(name, value);
        if (number > 0)
        {
            request.Headers.TryAddWithoutValidation("X-Slack-Retry-Num", number.ToString(CultureInfo.InvariantCulture));
            request.Headers.TryAddWithoutValidation("X-Slack-Retry-Reason", reason ?? "http_timeout");
        }

        return await SendAsync(request, number, cancellationToken);
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _client.Dispose();
    }

    private async Task<Attempt> TrySocketAsync(string envelope, string path, byte[] body, int number, string? reason, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var (failure, answer) = await sockets.TryAsync(envelope, path, body, number, reason, Patience, cancellationToken);
        return new Attempt(number, failure is null ? StatusCodes.Status200OK : null, watch.Elapsed, failure) { Body = answer };
    }

    private async Task<(Attempt Attempt, bool MayRetry)> SendAsync(HttpRequestMessage request, int number, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, patience.Token);
            var refused = response.Headers.TryGetValues("X-Slack-No-Retry", out var values) && values.Contains("1");
            return (new Attempt(number, (int)response.StatusCode, watch.Elapsed, response.IsSuccessStatusCode ? null : "http_error") { Body = await response.Content.ReadAsStringAsync(patience.Token) }, !refused);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new Attempt(number, null, watch.Elapsed, "http_timeout"), true);
        }
        catch (HttpRequestException)
        {
            return (new Attempt(number, null, watch.Elapsed, "connection_failed"), true);
        }
    }
}

using System.Text.Json;
using ChatAgency.Console.Failing;
using Microsoft.Extensions.Hosting;

namespace ChatAgency.Console.Watching;

/// <summary>
/// Sends a part of a page as server-sent events, whenever it changed. It looks every few seconds, once a page; a
/// stream ends after ten minutes, and the browser that comes back is asked anew who it is.
/// </summary>
internal sealed class LiveStream(TimeProvider time, IHostApplicationLifetime host)
{
    private const int MostStreams = 64;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(10);

    private int _streams;

    /// <param name="http">Who watches.</param>
    /// <param name="pause">Between two looks.</param>
    /// <param name="look">What the part shows at this moment.</param>
    public async Task<IResult> FollowAsync(HttpContext http, TimeSpan pause, Func<CancellationToken, Task<LiveHtml>> look)
    {
        if (Interlocked.Increment(ref _streams) > MostStreams)
        {
            Interlocked.Decrement(ref _streams);
            return Failure.Page(StatusCodes.Status429TooManyRequests, "Too many pages are followed", "Close some of them.");
        }

        try
        {
            using var longest = new CancellationTokenSource(s_longest, time);
            using var end = CancellationTokenSource.CreateLinkedTokenSource(longest.Token, host.ApplicationStopping, http.RequestAborted);
            await SendAsync(http, pause, look, end.Token);
            return Results.Empty;
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }
    }

    private async Task SendAsync(HttpContext http, TimeSpan pause, Func<CancellationToken, Task<LiveHtml>> look, CancellationToken end)
    {
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await http.Response.WriteAsync("retry: 2000\n\n", end);
            await http.Response.Body.FlushAsync(end);
            var shown = "";
            while (!end.IsCancellationRequested)
            {
                var now = await LookAsync(look, end);
                await http.Response.WriteAsync(now == shown ? ":\n\n" : now, end);
                await http.Response.Body.FlushAsync(end);
                shown = now;
                await Task.Delay(pause, time, end);
            }
        }
        catch (OperationCanceledException)
        {
            // Whoever watched has gone, or comes back.
        }
    }

    // A cluster that does not answer is something to show, and no reason to end.
    private async Task<string> LookAsync(Func<CancellationToken, Task<LiveHtml>> look, CancellationToken end)
    {
        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, end);
        try
        {
            var now = await look(either.Token).WaitAsync(either.Token);
            return $"event: part\ndata: {JsonSerializer.Serialize(now.Html.ToString(), LiveJson.Default.String)}\ndata: {JsonSerializer.Serialize(now.News, LiveJson.Default.String)}\n\n";
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !end.IsCancellationRequested)
        {
            return "event: away\ndata: {}\n\n";
        }
    }
}

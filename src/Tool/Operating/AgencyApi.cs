using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Hosting.Faults;

namespace ChatAgency.Tool.Operating;

/// <summary>The operators' API of a running agency. What it refuses is thrown with all that it says.</summary>
internal sealed class AgencyApi(HttpClient client) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <exception cref="RefusedException">The agency refuses.</exception>
    /// <exception cref="StartupFaultException">Nobody answers there, or the token is not the agency's.</exception>
    internal async Task<JsonElement> ReadAsync(string path, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize<JsonElement>(await SendAsync(HttpMethod.Get, path, null, cancellationToken));

    /// <summary>Sends a change and gives what came of it; empty where there is nothing to say.</summary>
    /// <exception cref="RefusedException">The agency refuses.</exception>
    /// <exception cref="StartupFaultException">Nobody answers there, or the token is not the agency's.</exception>
    internal async Task<string> SendAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(method, path) { Content = content };
        try
        {
            using var response = await client.SendAsync(request, limit.Token);
            if (response.IsSuccessStatusCode) return await response.Content.ReadAsStringAsync(limit.Token);
            throw await RefusalAsync(response, limit.Token);
        }
        catch (Exception silence) when (silence is HttpRequestException || (silence is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw Fault("--address", $"{client.BaseAddress} does not answer: name the address of the agency's ADMIN_PORT.");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<Exception> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden) return Fault("ADMIN_TOKEN", $"is not the one that the agency at {client.BaseAddress} has.");
        if (response.Content.Headers.ContentType?.MediaType != "application/problem+json") return Fault("--address", $"{client.BaseAddress} is no agency's ADMIN_PORT.");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        List<string?> lines = [problem.TryGetProperty("detail", out var detail) ? detail.GetString() : problem.GetProperty("title").GetString()];
        if (problem.TryGetProperty("errors", out var errors)) lines.AddRange(errors.EnumerateArray().Select(static error => error.GetString()));
        return new RefusedException(string.Join(Environment.NewLine, lines), response.StatusCode < HttpStatusCode.InternalServerError ? ExitCodes.NotSo : ExitCodes.Broken);
    }

    private static StartupFaultException Fault(string setting, string problem) => new([new StartupFault(setting, problem)]);
}

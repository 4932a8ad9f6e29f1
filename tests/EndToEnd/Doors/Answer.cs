using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAgency.Simulators.Running;
using Xunit;

namespace ChatAgency.EndToEnd.Doors;

/// <summary>What every answer of every door has.</summary>
internal static partial class Answer
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    /// <summary>Fails unless it has the security headers and a correlation id, and tells nothing of the server.</summary>
    public static void AssertGuarded(HttpResponseMessage response)
    {
        foreach (var (name, value) in Always) Assert.Equal(value, Assert.Single(Header(response, name)));
        var policy = Assert.Single(Header(response, "Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        // Orleans' dashboard has styles in its page, and nothing else anywhere.
        var isDashboard = response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith("/dashboard", StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("unsafe", isDashboard ? policy.Replace("style-src 'self' 'unsafe-inline'", "", StringComparison.Ordinal) : policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http:", policy, StringComparison.Ordinal);
        Assert.NotEmpty(Header(response, "Permissions-Policy"));
        Assert.Matches(Correlation(), Assert.Single(Header(response, "X-Correlation-Id")));
        Assert.Empty(Header(response, "Server"));
    }

    /// <summary>The error id, after a look at all that problem details have.</summary>
    public static async Task<string> ProblemAsync(HttpResponseMessage response, HttpStatusCode? status = null)
    {
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (status is { } expected) Assert.True(expected == response.StatusCode, $"{response.RequestMessage!.Method} {response.RequestMessage.RequestUri}: {(int)response.StatusCode} {text}");
        HostOutputs.Keep("problem", text);
        AssertGuarded(response);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal((int)response.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEqual("", problem.GetProperty("title").GetString());
        var id = problem.GetProperty("errorId").GetString()!;
        Assert.Matches(ErrorId(), id);
        return id;
    }

    private static string[] Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? [.. values] : [];

    [GeneratedRegex(@"\AE-[0-9A-HJKMNP-TV-Z]{8}\z")]
    private static partial Regex ErrorId();

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Correlation();
}

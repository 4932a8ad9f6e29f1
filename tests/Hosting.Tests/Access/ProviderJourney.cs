using System.Net;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Simulators.SigningIn;

namespace ChatAgency.Hosting.Tests.Access;

/// <summary>A browser on its way to the provider and back.</summary>
internal sealed class ProviderJourney(RunningHost host)
{
    private readonly Dictionary<string, string> _cookies = [];

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>The session's cookie, where there is one.</summary>
    public string? Session => _cookies.TryGetValue("chatagency.admin", out var value) ? $"chatagency.admin={value}" : null;

    /// <summary>What the provider was asked.</summary>
    public Uri? Asked { get; private set; }

    public static Setup At(OpenIdProvider provider, Dictionary<string, string?>? more = null) => RoleTests.Doors() with
    {
        Environment = "Development",
        Variables = new(new Dictionary<string, string?>
        {
            ["ADMIN_TOKEN"] = "the-admin-token",
            ["Access__OpenIdConnect__Authority"] = provider.Authority,
            ["Access__OpenIdConnect__ClientId"] = provider.ClientId,
            ["OPENID_CLIENT_SECRET"] = provider.ClientSecret,
            ["Access__OpenIdConnect__RoleClaim"] = "groups",
            ["Access__OpenIdConnect__Viewers"] = "staff",
            ["Access__OpenIdConnect__Operators"] = "on-call",
            ["Access__OpenIdConnect__AdminEmails"] = "boss@example.com,@admins.example.com",
        }.Concat(more ?? []).GroupBy(static pair => pair.Key).ToDictionary(static pairs => pairs.Key, static pairs => pairs.Last().Value)),
    };

    /// <summary>The whole way: what the callback answered.</summary>
    public async Task<HttpResponseMessage> GoAsync(string begin = "/admin/sign-in/openid", Action<ProviderJourney>? before = null)
    {
        var callback = await UntilSentBackAsync(begin);
        before?.Invoke(this);
        return await ArriveAsync(callback);
    }

    public async Task<Uri> UntilSentBackAsync(string begin = "/admin/sign-in/openid")
    {
        using var begun = await GetAsync(begin);
        Assert.Equal(HttpStatusCode.Redirect, begun.StatusCode);
        Asked = begun.Headers.Location!;
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answered = await client.GetAsync(Asked, Now);
        Assert.Equal(HttpStatusCode.Redirect, answered.StatusCode);
        return answered.Headers.Location!;
    }

    public Task<HttpResponseMessage> ArriveAsync(Uri callback, RunningHost? at = null) => GetAsync(callback.PathAndQuery, at);

    public void Forget() => _cookies.Clear();

    public async Task<HttpResponseMessage> GetAsync(string path, RunningHost? at = null)
    {
        using var request = Asking.Get(path, _cookies.Count == 0 ? null : string.Join("; ", _cookies.Select(static pair => $"{pair.Key}={pair.Value}")));
        request.Headers.Add("Accept", "text/html");
        var response = await (at ?? host).Client(Listener.Admin).SendAsync(request, Now);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []) Keep(cookie);
        return response;
    }

    private void Keep(string cookie)
    {
        var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var left, var right] ? (left, right) : (cookie, "");
        // Whatever a browser would not send to the callback from the provider's page is no help.
        if (name != AccessSchemes.Session(Audience.Console)) Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        if (value.Length == 0) _cookies.Remove(name);
        else _cookies[name] = value;
    }
}

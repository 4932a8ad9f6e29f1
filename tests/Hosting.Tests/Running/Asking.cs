using System.Net;
using System.Text;
using System.Text.Json;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Listeners;

namespace ChatAgency.Hosting.Tests.Running;

internal static class Asking
{
    public static HttpRequestMessage Get(string path, string? cookie = null) => With(new HttpRequestMessage(HttpMethod.Get, path), cookie);

    /// <summary>A write as the agency's own page sends it.</summary>
    public static HttpRequestMessage Write(HttpMethod method, string path, string? cookie = null, object? body = null, string? site = "same-origin", string type = "application/json")
    {
        var request = With(new HttpRequestMessage(method, path), cookie);
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (method != HttpMethod.Delete) request.Content = new StringContent(JsonSerializer.Serialize(body ?? new { }), Encoding.UTF8, type);
        return request;
    }

    /// <summary>Spends a link's code and gives the cookie to send from then on.</summary>
    public static async Task<string> SignInAsync(this RunningHost host, Audience audience, string code)
    {
        using var response = await host.PostSignInAsync(audience, new { code });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    /// <summary>The cookie of a console session that a token of the console becomes.</summary>
    public static async Task<string> ConsoleSessionAsync(this RunningHost host, string token)
    {
        using var response = await host.PostSignInAsync(Audience.Console, new { token });
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        return Assert.Single(response.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    public static async Task<HttpResponseMessage> PostSignInAsync(this RunningHost host, Audience audience, object body)
    {
        using var request = Write(HttpMethod.Post, audience == Audience.Chat ? "/sign-in" : "/admin/sign-in", body: body);
        return await host.Client(audience == Audience.Chat ? Listener.Public : Listener.Admin).SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static HttpRequestMessage With(HttpRequestMessage request, string? cookie)
    {
        if (cookie is not null) request.Headers.Add("Cookie", cookie);
        return request;
    }
}

using System.Text;
using System.Text.Encodings.Web;
using ChatAgency.Hosting.Access.OpenId;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Hosting.Access;

/// <summary>The page that turns a link or a token into a session, or leads to the provider: plain HTML, one script, one style, all of this host's own.</summary>
internal static class SignInPage
{
    private static readonly string Page = Resource("sign-in.html");
    private static readonly string HopPage = Resource("signed-in.html");
    private static readonly string ScriptText = Resource("sign-in.js");
    private static readonly string StyleText = Resource("sign-in.css");

    internal static Task WriteAsync(HttpContext context, Audience audience, int status, string notice = "")
    {
        var console = context.RequestServices.GetRequiredService<ConsoleDoor>();
        var offersProvider = audience == Audience.Console && console.HasProvider;
        return WriteAsync(context, status, Page
            .Replace("{{path}}", SignInDoor.Path(audience), StringComparison.Ordinal)
            .Replace("{{home}}", audience == Audience.Chat ? "/" : ConsolePath.Home, StringComparison.Ordinal)
            .Replace("{{what}}", audience == Audience.Chat ? "chat" : "console", StringComparison.Ordinal)
            .Replace("{{token}}", audience == Audience.Chat ? "API key" : "Token", StringComparison.Ordinal)
            .Replace("{{by-token}}", audience == Audience.Console && !console.HasTokens ? "hidden" : "", StringComparison.Ordinal)
            .Replace("{{by-provider}}", offersProvider ? "" : "hidden", StringComparison.Ordinal)
            .Replace("{{begin}}", offersProvider ? HtmlEncoder.Default.Encode(OpenIdDoor.BeginFor(context.Request)) : "", StringComparison.Ordinal)
            .Replace("{{notice}}", HtmlEncoder.Default.Encode(notice), StringComparison.Ordinal));
    }

    /// <summary>The console's page with a notice, under the status, for a browser; problem details for everything else.</summary>
    internal static Task RefuseAsync(HttpContext context, int status, string notice) => IsWantedBy(context.Request)
        ? WriteAsync(context, Audience.Console, status, notice)
        : ProblemResults.Of(status, notice).ExecuteAsync(context);

    /// <summary>A page of this site's own that leads on at once, without a script: what it leads to gets the session's cookie.</summary>
    internal static Task HopAsync(HttpContext context, string to) =>
        WriteAsync(context, StatusCodes.Status200OK, HopPage.Replace("{{to}}", HtmlEncoder.Default.Encode(to), StringComparison.Ordinal));

    internal static bool IsWantedBy(HttpRequest request) =>
        HttpMethods.IsGet(request.Method)
        && !request.Headers.ContainsKey(HeaderNames.Authorization)
        && request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html");

    internal static IResult Script() => Results.Text(ScriptText, "text/javascript", Encoding.UTF8);

    internal static IResult Style() => Results.Text(StyleText, "text/css", Encoding.UTF8);

    private static Task WriteAsync(HttpContext context, int status, string page)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(page, context.RequestAborted);
    }

    internal static string Resource(string name)
    {
        using var stream = typeof(SignInPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

using System.Text;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Access;

/// <summary>The page that turns a link or a token into a session: plain HTML, one script, one style, all of this host's own.</summary>
internal static class SignInPage
{
    private static readonly string Page = Resource("sign-in.html");
    private static readonly string ScriptText = Resource("sign-in.js");
    private static readonly string StyleText = Resource("sign-in.css");

    internal static Task WriteAsync(HttpContext context, Audience audience, int status)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(Page
            .Replace("{{path}}", SignInDoor.Path(audience), StringComparison.Ordinal)
            .Replace("{{home}}", audience == Audience.Chat ? "/" : "/admin", StringComparison.Ordinal)
            .Replace("{{what}}", audience == Audience.Chat ? "chat" : "console", StringComparison.Ordinal)
            .Replace("{{token}}", audience == Audience.Chat ? "API key" : "Admin token", StringComparison.Ordinal), context.RequestAborted);
    }

    internal static IResult Script() => Results.Text(ScriptText, "text/javascript", Encoding.UTF8);

    internal static IResult Style() => Results.Text(StyleText, "text/css", Encoding.UTF8);

    private static string Resource(string name)
    {
        using var stream = typeof(SignInPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its resource '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

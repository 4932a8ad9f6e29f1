using System.Text.Encodings.Web;
using ChatAgency.Core.Failures;
using ChatAgency.Hosting.Failures;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ChatAgency.Hosting.Access;

/// <summary>What a person in a browser sees where their role does not open a page of the console.</summary>
internal static class RefusedPage
{
    private static readonly string Page = SignInPage.Resource("refused.html");

    internal static Task WriteAsync(HttpContext context, string words)
    {
        var errorId = ErrorId.New();
        ProblemResult.Record(context, StatusCodes.Status403Forbidden, errorId);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsync(
            Page.Replace("{{words}}", HtmlEncoder.Default.Encode(words), StringComparison.Ordinal).Replace("{{errorId}}", errorId.Value, StringComparison.Ordinal), context.RequestAborted);
    }

    /// <summary>True for a browser that goes to a page or sends a form; what fetches has an answer of its own.</summary>
    internal static bool IsWantedBy(HttpRequest request) =>
        !request.Headers.ContainsKey(HeaderNames.Authorization) && request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html");
}

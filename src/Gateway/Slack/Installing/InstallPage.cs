using System.Text.Encodings.Web;
using ChatAgency.Core.Failures;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Gateway.Slack.Installing;

/// <summary>What a person is told at the end of an installation: a page, or problem details to whoever wants no page.</summary>
internal static class InstallPage
{
    /// <summary>It is done.</summary>
    public static IResult Done(string title, string words) => Page(StatusCodes.Status200OK, title, $"<p>{Encode(words)}</p>");

    /// <summary>It is not, and why.</summary>
    public static IResult Refused(HttpContext http, int status, string words, ErrorId errorId) =>
        http.Request.GetTypedHeaders().Accept.Any(static type => type.MediaType == "text/html")
            ? Page(status, "Not installed", $"<p>{Encode(words)}</p><p>Error id {Encode(errorId.Value)}: an operator finds the reason by it.</p>")
            : ProblemResults.Of(status, words, errorId);

    private static IResult Page(int status, string title, string body) => Results.Content(
        $"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{Encode(title)} · ChatAgency</title>
          <link rel="stylesheet" href="/sign-in.css">
        </head>
        <body><main><h1>{Encode(title)}</h1>{body}</main></body>
        </html>
        """,
        "text/html; charset=utf-8",
        statusCode: status);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}

using ChatAgency.Hosting.Failures;
using ChatAgency.Hosting.Listeners;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Access;

/// <summary>
/// What a browser does by cookie, and sign-in itself, must come from this host's own pages: <c>Sec-Fetch-Site:
/// same-origin</c>, which no page can forge. On <c>PORT</c> the content type is one that no form can send, too; the console
/// has forms. A DELETE without a body needs no content type. It looks at every request, so that no door can be forgotten.
/// </summary>
internal sealed class SameOriginWrites(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context) =>
        Applies(context) && Refusal(context.Request) is { } refusal ? refusal.ExecuteAsync(context) : next(context);

    private static bool Applies(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && (AccessSchemes.IsSession(context.User.Identity?.AuthenticationType) || context.GetEndpoint()?.Metadata.GetMetadata<SameOriginMark>() is not null);

    private static ProblemResult? Refusal(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is not ["same-origin"]) return ProblemResults.Forbidden("Writes by cookie come from this site's own pages (Sec-Fetch-Site: same-origin).");
        if (HttpMethods.IsDelete(request.Method) && request.ContentType is null && request.ContentLength is null or 0) return null;
        if (request.HasJsonContentType() || (request.HasFormContentType && request.HttpContext.ArrivedBy() == Listener.Admin)) return null;
        return ProblemResults.UnsupportedMediaType("Writes by cookie are application/json.");
    }
}

using Microsoft.AspNetCore.Http.HttpResults;

namespace ChatAgency.Gateway.WebChat;

/// <summary>The web chat's page. It holds nothing of anybody, so it is served to everyone; its API is not.</summary>
public static class WebChatEndpoints
{
    private const string Index = "/index.html";

    /// <summary>
    /// Maps <c>GET /</c> and the files under <c>/chat/</c>. Browsers ask each time whether a file is still the same
    /// (ETag), so that a new version is seen at once.
    /// </summary>
    /// <returns>The group, for the host's own conventions.</returns>
    public static RouteGroupBuilder MapWebChat(this IEndpointRouteBuilder endpoints)
    {
        var page = endpoints.MapGroup("");
        foreach (var file in PageFile.All())
        {
            page.MapMethods(file.Path == Index ? "/" : file.Path, [HttpMethods.Get, HttpMethods.Head], (HttpContext http) => Serve(http, file));
        }

        page.AllowAnonymous();
        return page;
    }

    private static FileContentHttpResult Serve(HttpContext http, PageFile file)
    {
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.Bytes(file.Content, file.ContentType, entityTag: file.Tag);
    }
}

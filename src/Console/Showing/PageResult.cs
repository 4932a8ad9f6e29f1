using System.Text;
using ChatAgency.Core.Failures;
using ChatAgency.Hosting.Failures;

namespace ChatAgency.Console.Showing;

/// <summary>Sends a page. What it shows is of this moment, so nobody keeps it. A refusal is problem details to whoever asked for no page.</summary>
internal sealed class PageResult(Page page, ErrorId? errorId = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (page.Status >= StatusCodes.Status400BadRequest && httpContext.Request.GetTypedHeaders().Accept.All(static type => type.MediaType != "text/html"))
            return ProblemResults.Of(page.Status, page.Words, errorId).ExecuteAsync(httpContext);
        var response = httpContext.Response;
        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var html = Shell.Around(page, Visitor.Of(httpContext), Notices.Of(httpContext.Request.Query["done"])).ToString();
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted).AsTask();
    }
}

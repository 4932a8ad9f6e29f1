using System.Text;

namespace ChatAgency.Console.Showing;

/// <summary>Sends a page. What it shows is of this moment, so nobody keeps it.</summary>
internal sealed class PageResult(Page page) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = page.Status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        var html = Shell.Around(page, Visitor.Of(httpContext), Notices.Of(httpContext.Request.Query["done"])).ToString();
        return response.Body.WriteAsync(Encoding.UTF8.GetBytes(html), httpContext.RequestAborted).AsTask();
    }
}

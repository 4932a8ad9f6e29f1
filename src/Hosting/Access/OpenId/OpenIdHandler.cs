using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access.OpenId;

/// <summary>The framework's own, which answers at a door of the table and not at every listener, method and name.</summary>
internal sealed class OpenIdHandler(IOptionsMonitor<OpenIdConnectOptions> options, ILoggerFactory logger, HtmlEncoder html, UrlEncoder url)
    : OpenIdConnectHandler(options, logger, html, url)
{
    public override Task<bool> ShouldHandleRequestAsync() =>
        Task.FromResult(Context.GetEndpoint()?.Metadata.GetMetadata<OpenIdCallbackMark>() is not null);
}

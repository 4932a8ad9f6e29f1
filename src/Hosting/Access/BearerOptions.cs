using Microsoft.AspNetCore.Authentication;

namespace ChatAgency.Hosting.Access;

internal sealed class BearerOptions : AuthenticationSchemeOptions
{
    internal Audience Audience { get; set; }
}

using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Authorization;

namespace ChatAgency.Console.Showing;

/// <summary>Who looks at a page, and what they may: what they may not do is not offered.</summary>
/// <param name="Person">Their name.</param>
/// <param name="MayOperate">They may act on work that runs.</param>
/// <param name="MayChange">They may change the agency.</param>
internal sealed record Visitor(string Person, bool MayOperate, bool MayChange)
{
    public static Visitor Of(HttpContext http) => http.Features.Get<Visitor>() ?? throw new InvalidOperationException("This route is no page.");

    public static async Task<Visitor> ReadAsync(HttpContext http, IAuthorizationService rules) => new(
        Caller.TryRead(http.User, out var caller) ? caller.Person : "somebody",
        (await rules.AuthorizeAsync(http.User, null, AccessPolicies.Operator)).Succeeded,
        (await rules.AuthorizeAsync(http.User, null, AccessPolicies.Admin)).Succeeded);
}

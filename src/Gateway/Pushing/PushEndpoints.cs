using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Gateway.Pushing;

/// <summary>The way in for platforms without a door of their own.</summary>
public static class PushEndpoints
{
    /// <summary>Maps <c>/api/message/{platform}</c> under the authorization policy <c>ApiKey</c>. Bodies have 320 KiB at most.</summary>
    public static void MapPushing(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/api/message/{platform}", PushMessage.HandleAsync).RequireAuthorization(AccessPolicies.ApiKey)
            .AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxLength));
}

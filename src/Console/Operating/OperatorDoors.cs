using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Operating;

/// <summary>What all doors of the operators' API have.</summary>
internal static class OperatorDoors
{
    /// <summary>A group for doors under a policy: who calls and how long it may take is known, and nothing of it is to be found in a browser's cache. Bodies have 320 KiB at most.</summary>
    /// <param name="endpoints">The group of <c>/admin/api</c>.</param>
    /// <param name="policy">Who may: one of <see cref="Hosting.Access.AccessPolicies"/>.</param>
    public static RouteGroupBuilder MapDoors(this IEndpointRouteBuilder endpoints, string policy)
    {
        var doors = endpoints.MapGroup("").RequireAuthorization(policy);
        doors.AddEndpointFilter(Unkept).AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxLength));
        return doors;
    }

    private static ValueTask<object?> Unkept(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}

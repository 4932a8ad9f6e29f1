using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ChatAgency.Hosting.Listeners;

/// <summary>Doors are mapped on a listener; one that names none is refused when the first request comes.</summary>
public static class ListenerDoors
{
    /// <summary>A group whose doors exist on <c>PORT</c> alone; on <c>ADMIN_PORT</c> they are 404.</summary>
    public static RouteGroupBuilder MapPublic(this IEndpointRouteBuilder app, string prefix = "") => app.MapOn(Listener.Public, prefix);

    /// <summary>A group whose doors exist on <c>ADMIN_PORT</c> alone; on <c>PORT</c> they are 404.</summary>
    public static RouteGroupBuilder MapAdmin(this IEndpointRouteBuilder app, string prefix = "") => app.MapOn(Listener.Admin, prefix);

    /// <summary>The listener that a request came by, or null when it came by none of the two.</summary>
    public static Listener? ArrivedBy(this HttpContext context) => context.Features.Get<ListenerMark>()?.Listener;

    private static RouteGroupBuilder MapOn(this IEndpointRouteBuilder app, Listener listener, string prefix) =>
        app.MapGroup(prefix).WithMetadata(new ListenerMark(listener));
}

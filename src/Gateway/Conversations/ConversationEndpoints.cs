using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Calling;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatAgency.Gateway.Conversations;

/// <summary>The web API: conversations of the signed-in person.</summary>
public static class ConversationEndpoints
{
    /// <summary>
    /// What the endpoints need besides an <see cref="IGrainFactory"/>. A <see cref="TimeProvider"/> and problem
    /// details are added where the host has none.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<StreamQuota>();
        services.TryAddSingleton<MessageKeeping>();
        services.TryAddSingleton<WatchConversation>();
        return services;
    }

    /// <summary>
    /// Maps <c>/api/conversations…</c> under the authorization policy <c>Chat</c>. Bodies have 320 KiB at most.
    /// </summary>
    public static void MapConversations(this IEndpointRouteBuilder endpoints)
    {
        var conversations = endpoints.MapGroup("/api/conversations").RequireAuthorization(AccessPolicies.Chat);
        conversations.AddEndpointFilter<Door>().WithMetadata(new RequestSizeLimitAttribute(JsonBody.MaxLength));
        conversations.MapGet("", ReadConversations.ListAsync);
        conversations.MapGet("{id}", ReadConversations.TranscriptAsync);
        conversations.MapDelete("{id}", ChangeConversations.EraseAsync);
        conversations.MapPost("{id}/messages", SendMessage.HandleAsync);
        conversations.MapGet("{id}/events", static (HttpContext http, [FromServices] WatchConversation watch) => watch.HandleAsync(http));
        conversations.MapPost("{id}/turns/{turn:long:min(1)}/cancel", ChangeConversations.CancelAsync);
        conversations.MapPost("{id}/turns/{turn:long:min(1)}/again", ChangeConversations.AgainAsync);
        conversations.MapPost("{id}/turns/{turn:long:min(1)}/feedback", RateConversations.RateAsync);
        conversations.MapPost("{id}/turns/{turn:long:min(1)}/approvals/{approval:guid}/approve", ChangeConversations.ApproveAsync);
        conversations.MapPost("{id}/turns/{turn:long:min(1)}/approvals/{approval:guid}/deny", ChangeConversations.DenyAsync);
    }
}

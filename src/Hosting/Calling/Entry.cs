using ChatAgency.Core.Conversations;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Hosting.Calling;

/// <summary>What the door has found out before a handler runs.</summary>
/// <param name="Caller">Who calls.</param>
/// <param name="Named">The caller's own conversation that the route names; null where it names none.</param>
/// <param name="Budget">Ends when the caller goes, or has waited for ten seconds.</param>
public sealed record Entry(Caller Caller, ConversationId? Named, CancellationToken Budget)
{
    /// <summary>The conversation that the route names.</summary>
    /// <exception cref="InvalidOperationException">The route names none.</exception>
    public ConversationId Conversation => Named ?? throw new InvalidOperationException("This route names no conversation.");

    /// <summary>What the door found out of this request.</summary>
    /// <exception cref="InvalidOperationException">The route has no <see cref="Door"/>.</exception>
    public static Entry Of(HttpContext context) =>
        context.Features.Get<Entry>() ?? throw new InvalidOperationException("This route has no door.");
}

using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Platforms;

namespace ChatAgency.Grains.Prompts;

/// <summary>Gives a request what its thread said before the agency was asked there.</summary>
internal sealed class Overhearing(IEnumerable<IPlatform> platforms)
{
    private readonly Dictionary<string, IPlatform> _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    /// <summary>The request with it; as it is where there is none, or where the beginning has left the working window.</summary>
    public async ValueTask<AgentRequest> WithAsync(AgentRequest request, CancellationToken cancellationToken) =>
        !request.Compact && request.FirstAsked is { } first && _platforms.TryGetValue(request.Conversation.Platform, out var platform)
            ? request with { Overheard = await platform.BeforeAsync(request.Conversation, first, cancellationToken) }
            : request;
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace ChatAgency.Hosting.Listeners;

/// <summary>
/// Makes a door exist on its own listener alone. It splits the routes before the HTTP method is looked at, so that the
/// other listener answers 404 and not 405.
/// </summary>
internal sealed class ListenerRouting : MatcherPolicy, INodeBuilderPolicy
{
    private const int BeforeHttpMethods = -2000;

    public override int Order => BeforeHttpMethods;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => true;

    public IReadOnlyList<PolicyNodeEdge> GetEdges(IReadOnlyList<Endpoint> endpoints) =>
        [.. endpoints.GroupBy(MarkOf).Select(group => new PolicyNodeEdge(group.Key, [.. group]))];

    public PolicyJumpTable BuildJumpTable(int exitDestination, IReadOnlyList<PolicyJumpTableEdge> edges)
    {
        int DestinationOf(Listener listener) => edges.Where(edge => Equals(edge.State, listener)).Select(edge => edge.Destination).Append(exitDestination).First();
        return new JumpTable(exitDestination, DestinationOf(Listener.Public), DestinationOf(Listener.Admin));
    }

    private static Listener MarkOf(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ListenerMark>()?.Listener
        ?? throw new InvalidOperationException($"'{endpoint.DisplayName}' names no listener: map it on MapPublic() or MapAdmin().");

    private sealed class JumpTable(int exit, int onPublic, int onAdmin) : PolicyJumpTable
    {
        public override int GetDestination(HttpContext httpContext) => httpContext.Features.Get<ListenerMark>()?.Listener switch
        {
            Listener.Public => onPublic,
            Listener.Admin => onAdmin,
            _ => exit,
        };
    }
}

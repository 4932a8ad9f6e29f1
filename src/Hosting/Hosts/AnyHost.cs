using Microsoft.AspNetCore.Builder;

namespace ChatAgency.Hosting.Hosts;

/// <summary>Marks doors that answer under every name: those that check a signature, and health.</summary>
public static class AnyHost
{
    /// <summary>Takes the <c>Host</c> allow-list off these doors.</summary>
    public static TBuilder AllowAnyHost<TBuilder>(this TBuilder doors) where TBuilder : IEndpointConventionBuilder =>
        doors.WithMetadata(new AnyHostMark());
}

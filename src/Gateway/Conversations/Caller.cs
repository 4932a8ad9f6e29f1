using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using ChatAgency.Core.Conversations;
using ChatAgency.Hosting.Access;

namespace ChatAgency.Gateway.Conversations;

/// <summary>Who calls, told by the credential alone and never by the body.</summary>
internal sealed record Caller(string Workspace, string Person, string Credential)
{
    public PersonId Id => new(Person);

    public static bool TryRead(ClaimsPrincipal user, [NotNullWhen(true)] out Caller? caller)
    {
        // Workspace and person come from one identity: two credentials in one request must not mix.
        var identity = user.Identities.FirstOrDefault(static i => i.IsAuthenticated);
        var workspace = identity?.FindFirst(AccessClaims.Workspace)?.Value;
        var person = identity?.FindFirst(ClaimTypes.NameIdentifier)?.Value;
        caller = ConversationId.IsPart(workspace) && ConversationId.IsPart(person)
            ? new Caller(workspace!, person!, identity!.AuthenticationType ?? "")
            : null;
        return caller is not null;
    }

    /// <summary>The caller's own web conversation of that name.</summary>
    public ConversationId Web(string name) => new(WebConversations.Platform, Workspace, Person, name);
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Claims;
using ChatAgency.Core.Conversations;
using ChatAgency.Hosting.Access;

namespace ChatAgency.Hosting.Calling;

/// <summary>Who calls, told by the credential alone and never by the body.</summary>
/// <param name="Workspace">The web tenant.</param>
/// <param name="Person">The person.</param>
/// <param name="Credential">The scheme that knew them.</param>
public sealed record Caller(string Workspace, string Person, string Credential)
{
    /// <summary>The person, as grains know them.</summary>
    public PersonId Id => new(Person);

    /// <summary>Reads who calls; false where the credential names no workspace and person.</summary>
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

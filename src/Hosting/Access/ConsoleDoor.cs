using ChatAgency.Hosting.Access.OpenId;

namespace ChatAgency.Hosting.Access;

/// <summary>How the console may be entered at all.</summary>
internal sealed class ConsoleDoor(Credentials credentials, OpenIdPeople people)
{
    /// <summary>False while neither a token nor a provider is set: it is shut then.</summary>
    internal bool IsOpen => credentials.HasConsoleTokens || people.IsOn;

    internal bool HasTokens => credentials.HasConsoleTokens;

    internal bool HasProvider => people.IsOn;

    /// <summary>Whether a session that carries this stamp still rests on something.</summary>
    internal bool StillHolds(string? stamp) => stamp is not null && (stamp == people.Stamp || credentials.StillHolds(Audience.Console, stamp));
}

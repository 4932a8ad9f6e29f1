using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access;

/// <summary>Every token that opens a door of this host: those that are set, else those of the data folder.</summary>
internal sealed class Credentials
{
    private readonly Credential? _admin;
    private readonly Credential[] _people;

    public Credentials(IOptions<AccessOptions> options, AccessFolder? folder = null)
    {
        _admin = (options.Value.AdminToken ?? folder?.AdminToken) is { } token ? new Credential(AccessClaims.Admin, token) : null;
        _people = (options.Value.ApiKey ?? folder?.ApiKey) is { } keys ? [.. ApiKeyList.Read(keys).Select(static key => new Credential(key.Person, key.Key))] : [];
    }

    /// <summary>False while no admin token is set: the console is shut then.</summary>
    internal bool ConsoleIsOpen => _admin is not null;

    /// <summary>Whose token this is at that door, or null. Every token is compared, whether or not one has matched.</summary>
    internal Credential? Find(Audience audience, string token)
    {
        Credential? found = null;
        foreach (var credential in Of(audience))
        {
            if (credential.Matches(token)) found = credential;
        }

        return found;
    }

    /// <summary>What a session that came by a one-time link rests on: the console's on the admin token, the chat's on nothing.</summary>
    internal string? LinkStamp(Audience audience) => audience == Audience.Console ? _admin?.Stamp : null;

    internal bool StillHolds(Audience audience, string? stamp) =>
        stamp is null ? audience == Audience.Chat : Of(audience).Any(credential => credential.Stamp == stamp);

    private Credential[] Of(Audience audience) => audience == Audience.Chat ? _people : _admin is null ? [] : [_admin];
}

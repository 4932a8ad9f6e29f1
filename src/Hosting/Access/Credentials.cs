using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Access;

/// <summary>Every token that opens a door of this host: those that are set, else those of the data folder.</summary>
internal sealed class Credentials
{
    private readonly Credential? _admin;
    private readonly Credential[] _console;
    private readonly Credential[] _people;

    public Credentials(IOptions<AccessOptions> options, AccessFolder? folder = null)
    {
        _admin = (options.Value.AdminToken ?? folder?.AdminToken) is { } token ? new Credential(AccessClaims.Admin, token, AccessRole.Admin) : null;
        _console = [.. _admin is null ? [] : new[] { _admin }, .. AdminTokenList.Read(options.Value.AdminTokens ?? "").Select(static entry => new Credential(entry.Person, entry.Token, entry.Role))];
        _people = (options.Value.ApiKey ?? folder?.ApiKey) is { } keys ? [.. ApiKeyList.Read(keys).Select(static key => new Credential(key.Person, key.Key))] : [];
    }

    /// <summary>Whether there is a token for the console.</summary>
    internal bool HasConsoleTokens => _console.Length > 0;

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

    /// <summary>What a console session that came by a one-time link rests on: the admin token. One of the chat rests on nothing.</summary>
    internal string? LinkStamp => _admin?.Stamp;

    internal bool StillHolds(Audience audience, string? stamp) =>
        stamp is null ? audience == Audience.Chat : Of(audience).Any(credential => credential.Stamp == stamp);

    private Credential[] Of(Audience audience) => audience == Audience.Chat ? _people : _console;
}

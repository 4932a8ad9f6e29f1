namespace ChatAgency.Hosting.Addresses;

/// <summary>
/// What one address may ask for, on each host by itself; over it requests get 429 with <c>Retry-After</c>. The doors that
/// check a signature and health have no such limit. 0 for any number.
/// </summary>
public sealed class AddressLimitOptions
{
    /// <summary>The section, <c>Limits:Address</c>.</summary>
    public const string Section = "Limits:Address";

    /// <summary>Requests a minute to <c>/api</c>; 0 to 1,000,000. A web chat in use makes some thirty.</summary>
    public int ApiAMinute { get; set; } = 6_000;

    /// <summary>Requests a minute for the web chat's own page and files, and for whatever is not there; 0 to 1,000,000.</summary>
    public int PagesAMinute { get; set; } = 6_000;

    /// <summary>Requests a minute to the doors of sign-in, of the chat and of the console together; 0 to 1,000,000.</summary>
    public int SignInAMinute { get; set; } = 120;

    /// <summary>Requests a minute to <c>/slack/install</c> and <c>/slack/oauth/callback</c>; 0 to 1,000,000.</summary>
    public int InstallAMinute { get; set; } = 60;

    /// <summary>Wrong tokens, spent links and refused answers of an OpenID provider before the address has to wait: one second, and twice as long each time, up to five minutes. It is forgotten 15 minutes after the last wait; 0 to 1,000, where 0 lets anybody try as fast as they like.</summary>
    public int WrongSignIns { get; set; } = 10;
}

namespace ChatAgency.Simulators.SigningIn;

/// <summary>What an OpenID provider gets wrong, one at a time.</summary>
public enum ProviderMischief
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The token carries another nonce.</summary>
    WrongNonce,

    /// <summary>The token carries none.</summary>
    NoNonce,

    /// <summary>The token is for another client.</summary>
    WrongAudience,

    /// <summary>The token is of another issuer.</summary>
    WrongIssuer,

    /// <summary>The token ended ten minutes ago.</summary>
    Expired,

    /// <summary>The token says <c>alg: none</c> and has no signature.</summary>
    NotSigned,

    /// <summary>The token is signed with the client's secret.</summary>
    SignedWithSecret,

    /// <summary>The token is signed by a key that the provider does not publish, under the name of one that it does.</summary>
    AnotherKey,

    /// <summary>A claim was changed after the token was signed.</summary>
    Forged,

    /// <summary>The person says no.</summary>
    AccessDenied,

    /// <summary>The answer carries another state.</summary>
    WrongState,

    /// <summary>The code is another's.</summary>
    WrongCode,

    /// <summary>The token's door fails.</summary>
    TokenFails,
}

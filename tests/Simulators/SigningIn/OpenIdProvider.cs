using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Serving;
using Microsoft.AspNetCore.WebUtilities;

namespace ChatAgency.Simulators.SigningIn;

/// <summary>An OpenID provider as a real HTTP server: discovery, keys, authorization with PKCE, and signed identity tokens. It asks nobody for a password.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private readonly RSA _key = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, PendingSignIn> _codes = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private LoopbackServer? _server;

    private OpenIdProvider()
    {
    }

    /// <summary>The issuer's address.</summary>
    public string Authority => _server!.Address.ToString().TrimEnd('/');

    public string ClientId => "agency-console";

    public string ClientSecret { get; } = $"planted-client-secret-{Guid.NewGuid():N}";

    /// <summary>What the next token says of the person, beside what the protocol wants.</summary>
    public JsonObject Person { get; set; } = new() { ["sub"] = "person-1" };

    public ProviderMischief Mischief { get; set; }

    /// <summary>Whether the person is shown a page with a link <c>Yes</c>, and comes back when they follow it.</summary>
    public bool AsksPerson { get; set; }

    /// <summary>Why requests were refused.</summary>
    public IReadOnlyCollection<string> Refused => _refused;

    /// <summary>How many tokens were given out.</summary>
    public int Tokens { get; private set; }

    /// <summary>Where the last person was sent back to.</summary>
    public string? LastRedirect { get; private set; }

    public static async Task<OpenIdProvider> StartAsync()
    {
        var provider = new OpenIdProvider();
        provider._server = await LoopbackServer.StartAsync(provider.Map);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _server!.DisposeAsync();
        _key.Dispose();
    }

    private void Map(WebApplication application)
    {
        application.MapGet("/.well-known/openid-configuration", () => Results.Json(new JsonObject
        {
            ["issuer"] = Authority,
            ["authorization_endpoint"] = $"{Authority}/authorize",
            ["token_endpoint"] = $"{Authority}/token",
            ["jwks_uri"] = $"{Authority}/keys",
            ["response_types_supported"] = new JsonArray("code"),
            ["subject_types_supported"] = new JsonArray("public"),
            ["id_token_signing_alg_values_supported"] = new JsonArray("RS256"),
        }));
        application.MapGet("/keys", Keys);
        application.MapGet("/authorize", Authorize);
        application.MapPost("/token", TokenAsync);
    }

    private IResult Keys()
    {
        var key = _key.ExportParameters(includePrivateParameters: false);
        return Results.Json(new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["alg"] = "RS256",
                ["kid"] = OpenIdToken.KeyId,
                ["n"] = Base64Url.EncodeToString(key.Modulus),
                ["e"] = Base64Url.EncodeToString(key.Exponent),
            }),
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        string Sent(string name) => request.Query[name].ToString();
        var fault = Sent("client_id") != ClientId ? "client_id"
            : Sent("response_type") != "code" ? "response_type"
            : Sent("code_challenge_method") != "S256" || Sent("code_challenge").Length != 43 ? "code_challenge"
            : Sent("nonce").Length < 32 ? "nonce"
            : Sent("state").Length < 32 ? "state"
            : !Sent("scope").Split(' ').Contains("openid") ? "scope" : null;
        if (fault is not null) return Refuse(fault);
        LastRedirect = Sent("redirect_uri");
        var state = Mischief == ProviderMischief.WrongState ? new string('x', 64) : Sent("state");
        if (Mischief == ProviderMischief.AccessDenied) return Back(new() { ["error"] = "access_denied", ["error_description"] = "The person said no.", ["state"] = state });
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24));
        _codes[code] = new PendingSignIn(Sent("nonce"), Sent("code_challenge"), LastRedirect);
        return Back(new() { ["code"] = Mischief == ProviderMischief.WrongCode ? "another" : code, ["state"] = state });
    }

    private IResult Back(Dictionary<string, string?> answer)
    {
        var back = QueryHelpers.AddQueryString(LastRedirect!, answer);
        return AsksPerson
            ? Results.Content($"<!doctype html><title>Provider</title><p>Is it you?</p><a href=\"{WebUtility.HtmlEncode(back)}\">Yes</a>", "text/html")
            : Results.Redirect(back);
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        if (Mischief == ProviderMischief.TokenFails) return Results.StatusCode(StatusCodes.Status500InternalServerError);
        var form = await request.ReadFormAsync();
        if (form["client_id"] != ClientId || form["client_secret"] != ClientSecret) return Refuse("invalid_client");
        if (form["grant_type"] != "authorization_code" || !_codes.TryRemove(form["code"].ToString(), out var pending)) return Refuse("invalid_grant");
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
        if (challenge != pending.Challenge || form["redirect_uri"] != pending.Redirect) return Refuse("invalid_grant");
        Tokens++;
        return Results.Json(new JsonObject
        {
            ["access_token"] = "planted-access-token",
            ["token_type"] = "Bearer",
            ["expires_in"] = 300,
            ["id_token"] = OpenIdToken.Write(Claims(pending.Nonce), _key, Mischief, ClientSecret),
        });
    }

    private JsonObject Claims(string nonce)
    {
        var claims = (JsonObject)Person.DeepClone();
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var issued = Mischief == ProviderMischief.Expired ? now - 1_200 : now;
        claims["iss"] = Mischief == ProviderMischief.WrongIssuer ? "https://other.example.com" : Authority;
        claims["aud"] = Mischief == ProviderMischief.WrongAudience ? "another-client" : ClientId;
        (claims["iat"], claims["exp"]) = (issued, issued + 600);
        if (Mischief != ProviderMischief.NoNonce) claims["nonce"] = Mischief == ProviderMischief.WrongNonce ? nonce[..^4] + "AAAA" : nonce;
        return claims;
    }

    private IResult Refuse(string error)
    {
        _refused.Enqueue(error);
        return Results.Json(new JsonObject { ["error"] = error }, statusCode: StatusCodes.Status400BadRequest);
    }

    private sealed record PendingSignIn(string Nonce, string Challenge, string Redirect);
}

using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using ChatAgency.Simulators.Stores;
using ChatAgency.Storage.AzureBlob.Calling;
using ChatAgency.Storage.AzureBlob.Connecting;
using Xunit;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>Signing in with a token instead of a key, over TLS.</summary>
public sealed class IdentityTests : IAsyncLifetime
{
    private readonly X509Certificate2 _certificate = NewCertificate();
    private AzuriteServer _server = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _server = await AzuriteServer.StartAsync(_certificate);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _certificate.Dispose();
    }

    [Fact]
    public async Task A_token_opens_the_store_and_an_old_one_does_not()
    {
        var connection = Open(new Identity(TimeSpan.FromHours(1)));
        Assert.Null(connection.Fault());
        var records = new BlobRecords(connection, TimeProvider.System);
        var etag = await records.PutAsync("a", null, BinaryData.FromString("{}"), Cancel);
        Assert.Equal(etag, (await records.FindAsync("a", Cancel))!.ETag);

        var old = new Identity(TimeSpan.FromHours(-1));
        var fault = Open(old).Fault();
        Assert.Contains("refuses the call (403 AuthenticationFailed", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(old.Token, fault, StringComparison.Ordinal);
    }

    private BlobConnection Open(TokenCredential identity)
    {
        var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown?.Thumbprint == _certificate.Thumbprint };
        return BlobConnection.Open(_server.Service.ToString(), "agency", () => identity, new BlobClientOptions { Transport = new HttpClientTransport(trusting) });
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = RSA.Create(2048);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>Has a token of Azure's form; Azurite looks at its times, issuer and audience, and not at its signature.</summary>
    private sealed class Identity(TimeSpan expiresIn) : TokenCredential
    {
        public string Token { get; } = NewToken(TimeProvider.System.GetUtcNow(), expiresIn);

        // The client itself must think that it is still good.
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(Token, TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => ValueTask.FromResult(GetToken(requestContext, cancellationToken));

        private static string NewToken(DateTimeOffset now, TimeSpan expiresIn)
        {
            var since = now.AddHours(-2).ToUnixTimeSeconds();
            var claims = new { aud = "https://storage.azure.com", iss = "https://sts.windows.net/agency/", iat = since, nbf = since, exp = (now + expiresIn).ToUnixTimeSeconds() };
            return $"{Encoded(new { alg = "RS256", typ = "JWT" })}.{Encoded(claims)}.c2lnbmF0dXJl";
        }

        private static string Encoded(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
    }
}

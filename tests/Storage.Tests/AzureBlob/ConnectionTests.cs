using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using ChatAgency.Storage.AzureBlob.Connecting;
using ChatAgency.Storage.Tests.Conformance;
using Xunit;

namespace ChatAgency.Storage.Tests.AzureBlob;

/// <summary>What a start says about where the records are; never a key.</summary>
public sealed class ConnectionTests(AzureBlobSilo silo)
{
    private const string Secret = "c2VjcmV0LW9mLW1pbmU=";

    [Theory]
    [InlineData(null, "is needed")]
    [InlineData(" ", "is needed")]
    [InlineData(Secret, "is not a connection string")]
    [InlineData("AccountName=a;SomeKey=" + Secret, "is not a connection string")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=not-base-64-" + Secret + ";BlobEndpoint=http://127.0.0.1:9/a", "is not a connection string")]
    [InlineData("http://a.blob.core.windows.net/?sig=" + Secret, "must be an https address")]
    public void What_does_not_say_where_it_is_is_refused(string? connectionString, string why) => Refused(connectionString, why);

    [Fact]
    public void A_store_that_is_not_there_is_a_fault() =>
        Refused($"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={Secret};BlobEndpoint=http://127.0.0.1:9/a", "cannot be reached (ConnectionError)");

    [Fact]
    public void A_wrong_key_is_a_fault() =>
        Refused(silo.Server.ConnectionString.Replace(silo.Server.Key, Secret, StringComparison.Ordinal), "refuses the call (403 AuthorizationFailure");

    [Fact]
    public void A_store_that_takes_writes_is_none() => Assert.Null(BlobConnection.Open(silo.Server.ConnectionString, "agency").Fault());

    [Fact]
    public void A_process_without_an_identity_is_told_so()
    {
        var connection = BlobConnection.Open("https://127.0.0.1:9/a", "agency", static () => new Nobody(), new BlobClientOptions());

        Assert.Contains("no sign-in to Azure worked", connection.Fault(), StringComparison.Ordinal);
    }

    private static void Refused(string? connectionString, string why)
    {
        var fault = BlobConnection.Open(connectionString, "agency").Fault();

        Assert.Contains(why, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
    }

    private sealed class Nobody : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException(Secret);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new CredentialUnavailableException(Secret);
    }
}

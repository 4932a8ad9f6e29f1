using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatAgency.Tool.Tests.Schemas;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>A server that takes connections and says nothing, as one behind a firewall or out of breath.</summary>
public sealed class SilenceTests(MovingStores stores) : IDisposable
{
    private readonly TcpListener _silent = Listening();

    public void Dispose() => _silent.Dispose();

    [Theory]
    [InlineData("redis", "redis:127.0.0.1:{0}", "names a Redis that does not answer")]
    [InlineData("postgres", "postgres:Host=127.0.0.1;Port={0};Database=a;Username=a", "names a PostgreSQL that does not answer")]
    [InlineData("azureblob", "azureblob:DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:{0}/a;", "names a blob store that does not answer")]
    public async Task Is_named_within_ten_seconds_with_what_to_do(string kind, string address, string why)
    {
        var other = await stores.NewAsync("sqlite");
        await other.PutAsync(Records.Of(1), TestContext.Current.CancellationToken);
        var silent = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, ((IPEndPoint)_silent.LocalEndpoint).Port);
        var watch = Stopwatch.StartNew();
        var refused = await Run.OfAsync(["store", "copy", .. other.Args("from"), "--to", silent]);
        TestContext.Current.TestOutputHelper?.WriteLine($"{kind}: {watch.Elapsed.TotalSeconds:F1} s");
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.StartsWith($"--to: {why}", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("start it, or correct the", refused.Errors, StringComparison.Ordinal);
    }

    private static TcpListener Listening()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }
}

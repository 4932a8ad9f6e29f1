using System.Net;
using System.Net.Sockets;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using Xunit;

namespace ChatAgency.EndToEnd.Starting;

/// <summary>What is wrong at start is said all together, by name and without a secret, with exit code 78.</summary>
public sealed class FaultTests : IDisposable
{
    private const int Fault = 78;
    private const string Secret = "xoxb-a-secret-of-mine";
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;

    [Fact]
    public async Task Every_wrong_setting_is_named_at_once_and_good_ones_start_it()
    {
        var wrong = new Dictionary<string, string>
        {
            ["PORT"] = "abc",
            ["ADMIN_PORT"] = "70000",
            ["DATA_DIR"] = folder,
            ["SLACK_BOT_TOKEN"] = Secret,
            ["OPENAI_API_KEY_FILE"] = "/nowhere/" + Secret,
            ["OPENAI_BASE_URL"] = "not an address " + Secret,
            ["TASK_TIMEOUT"] = "5",
            ["MAX_WORKERS"] = "many",
            ["Storage__Provider"] = "floppy",
            ["API_KEY"] = "not/a/name:" + Secret,
            ["ADMIN_TOKEN"] = "",
        };
        var output = await RefusedAsync("Local", wrong);
        foreach (var name in new[] { "PORT:", "ADMIN_PORT:", "SLACK_SIGNING_SECRET:", "OPENAI_API_KEY_FILE:", "OPENAI_BASE_URL:", "OPENAI_MODEL:", "TASK_TIMEOUT:", "MAX_WORKERS:", "Storage__Provider:", "API_KEY:", "ADMIN_TOKEN:" })
        {
            Assert.Contains("\n  " + name, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Web chat", output, StringComparison.Ordinal);
        await using var agency = await LocalAgency.StartAsync(folder: folder);
        Assert.Equal(0, await agency.Host.StopAsync());
    }

    [Theory]
    [InlineData("SLACK_SIGNING_SECRET", "")]
    [InlineData("SLACK_SIGNING_SECRET", " ")]
    public async Task An_empty_signing_secret_is_a_fault_and_never_a_switched_off_check(string name, string value)
    {
        var output = await RefusedAsync("Local", Good(("SLACK_BOT_TOKEN", Secret), (name, value)));
        Assert.Contains("\n  SLACK_SIGNING_SECRET:", output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_signing_secret_without_a_token_is_a_fault_too()
    {
        Assert.Contains("\n  SLACK_SIGNING_SECRET:", await RefusedAsync("Local", Good(("SLACK_SIGNING_SECRET", ""))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signing_secret_without_a_token_is_a_fault()
    {
        Assert.Contains("\n  SLACK_BOT_TOKEN:", await RefusedAsync("Local", Good(("SLACK_SIGNING_SECRET", Secret))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway")]
    public async Task A_cluster_without_its_Redis_is_named_without_its_password(string host)
    {
        var missing = await RefusedAsync(host, Good(("Cluster__Provider", "redis")));
        Assert.Contains("\n  ConnectionStrings__Cluster:", missing, StringComparison.Ordinal);
        var away = await RefusedAsync(host, Good(("Cluster__Provider", "redis"), ("ConnectionStrings__Cluster", $"127.0.0.1:{FreePort.Take()},password={Secret}")));
        Assert.Contains("\n  ConnectionStrings__Cluster: names a Redis that does not answer", away, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, away, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", away, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway")]
    public async Task A_cluster_without_its_PostgreSQL_is_named_without_its_password(string host)
    {
        var missing = await RefusedAsync(host, Good(("Cluster__Provider", "postgres")));
        Assert.Contains("\n  ConnectionStrings__Cluster:", missing, StringComparison.Ordinal);
        var away = await RefusedAsync(host, Good(("Cluster__Provider", "postgres"), ("ConnectionStrings__Cluster", $"Host=127.0.0.1;Port={FreePort.Take()};Username=agency;Password={Secret}")));
        Assert.Contains("\n  ConnectionStrings__Cluster: names a PostgreSQL that does not answer (ConnectionRefused)", away, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, away, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", away, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_blob_store_that_is_missing_or_away_is_named_without_its_key()
    {
        var missing = await RefusedAsync("Silo", Good(("Storage__Provider", "azureblob"), ("Storage__Container", "Not A Name")));
        foreach (var name in new[] { "ConnectionStrings__Storage:", "Storage__Container:" }) Assert.Contains("\n  " + name, missing, StringComparison.Ordinal);
        var key = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Secret));
        var away = await RefusedAsync("Silo", Good(
            ("Storage__Provider", "azureblob"),
            ("ConnectionStrings__Storage", $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey={key};BlobEndpoint=http://127.0.0.1:{FreePort.Take()}/a")));
        Assert.Contains("\n  ConnectionStrings__Storage: names a blob store that cannot be reached", away, StringComparison.Ordinal);
        Assert.DoesNotContain(key, away, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", away, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_in_use_are_named_together()
    {
        using var one = new TcpListener(IPAddress.Loopback, 0);
        using var two = new TcpListener(IPAddress.Loopback, 0);
        using var three = new TcpListener(IPAddress.Loopback, 0);
        foreach (var listener in new[] { one, two, three }) listener.Start();
        var output = await RefusedAsync("Local", Good(("PORT", PortOf(one)), ("ADMIN_PORT", PortOf(two)), ("Cluster__SiloPort", PortOf(three))));
        foreach (var name in new[] { "PORT:", "ADMIN_PORT:", "Cluster__SiloPort:" }) Assert.Contains("\n  " + name, output, StringComparison.Ordinal);
        Assert.Contains("in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_has_one_owner_at_a_time()
    {
        await using var owner = await LocalAgency.StartAsync(folder: folder);
        var output = await RefusedAsync("Local", Good());
        Assert.Contains("\n  DATA_DIR:", output, StringComparison.Ordinal);
        using var client = owner.Client();
        Assert.Equal("[]", await client.GetStringAsync("/api/conversations", TestContext.Current.CancellationToken));

        await owner.Host.KillAsync();
        await using var next = await LocalAgency.StartAsync(folder: folder);
        Assert.Equal(0, await next.Host.StopAsync());
    }

    [Theory]
    [InlineData("Silo")]
    [InlineData("Gateway")]
    public async Task Every_host_says_its_faults(string project)
    {
        var output = await RefusedAsync(project, Good(("PORT", "abc"), ("SLACK_BOT_TOKEN", Secret), ("Cluster__GatewayPort", "-1")));
        foreach (var name in new[] { "PORT:", "SLACK_SIGNING_SECRET:", "Cluster__GatewayPort:" }) Assert.Contains("\n  " + name, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static string PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private Dictionary<string, string> Good(params (string Name, string Value)[] more)
    {
        var settings = new Dictionary<string, string> { ["PORT"] = "0", ["ADMIN_PORT"] = "0", ["Cluster__SiloPort"] = "0", ["DATA_DIR"] = folder };
        foreach (var (name, value) in more) settings[name] = value;
        return settings;
    }

    private async Task<string> RefusedAsync(string project, Dictionary<string, string> settings)
    {
        await using var host = HostProcess.Start(project, settings, folder);
        var code = await host.ExitCodeAsync();
        Assert.True(code == Fault, $"exit code {code}:\n{host.Output}");
        return host.Output;
    }
}

using System.Net;
using System.Net.Sockets;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Hosting.Tests.Configuration;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Faults;

public sealed class AgencyHostTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly StringWriter _errors = new();

    [Fact]
    public async Task All_faults_are_reported_together_by_name_with_78()
    {
        var exit = await RunAsync(new Setup
        {
            Variables = new()
            {
                ["PORT"] = "abc",
                ["ADMIN_PORT"] = "70000",
                ["HOST"] = "not an address",
                ["API_KEY"] = "",
                ["ADMIN_TOKEN_FILE"] = "/nowhere/at/all",
                ["Sample__Count"] = "many",
                ["Sample__Prices__a"] = "cheap",
                ["Sample__Nested__On"] = "perhaps",
                ["Sample__Day"] = "Someday",
            },
            Build = builder => builder.Services.AddAgencyOptions<SampleOptions, SampleOptionsValidator>("Sample"),
        });
        Assert.Equal(78, exit);
        Assert.Equal(
            ["ADMIN_PORT", "ADMIN_TOKEN_FILE", "API_KEY", "HOST", "PORT", "Sample__Count", "Sample__Day", "Sample__Nested__On", "Sample__Prices__a"],
            Lines().Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
        Assert.Contains("PORT: is not a whole number.", Lines());
        Assert.DoesNotContain("abc", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_ports_are_named_when_both_are_taken()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        var exit = await RunAsync(new Setup { Variables = new() { ["PORT"] = PortOf(first), ["ADMIN_PORT"] = PortOf(second) } });
        Assert.Equal(78, exit);
        Assert.Equal([$"ADMIN_PORT: port {PortOf(second)} is in use by another process.", $"PORT: port {PortOf(first)} is in use by another process."], Lines().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_port_for_both_listeners_is_a_fault()
    {
        Assert.Equal(78, await RunAsync(new Setup { Variables = new() { ["PORT"] = "5999", ["ADMIN_PORT"] = "5999" } }));
        Assert.StartsWith("ADMIN_PORT: ", Assert.Single(Lines()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validator_that_repeats_a_secret_does_not_get_it_printed()
    {
        var exit = await RunAsync(new Setup
        {
            Variables = new() { ["Sample__Token"] = "leaky" },
            Build = builder => builder.Services.AddAgencyOptions<SampleOptions, SampleOptionsValidator>("Sample"),
        });
        Assert.Equal(78, exit);
        Assert.Equal("Sample__Token: cannot be ***.", Assert.Single(Lines()));
    }

    [Fact]
    public async Task A_fault_thrown_while_composing_is_reported_the_same_way()
    {
        var exit = await AgencyHost.RunAsync(() => throw new StartupFaultException([new StartupFault("DATA_DIR", "is held.")]), _errors, TestContext.Current.CancellationToken);
        Assert.Equal(78, exit);
        Assert.Equal("DATA_DIR: is held.", Assert.Single(Lines()));
    }

    [Fact]
    public async Task A_settings_file_that_is_no_json_is_a_fault()
    {
        _folder.Write("appsettings.json", "{ not json");
        Assert.Equal(78, await RunAsync(new Setup()));
        Assert.Equal("appsettings.json: is not valid JSON.", Assert.Single(Lines()));
    }

    [Fact]
    public async Task What_is_no_fault_of_settings_ends_with_70()
    {
        var exit = await AgencyHost.RunAsync(() => throw new InvalidOperationException("broken"), _errors, TestContext.Current.CancellationToken);
        Assert.Equal(70, exit);
        Assert.Contains("broken", _errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_without_faults_runs_until_it_is_stopped()
    {
        var exit = await RunAsync(new Setup { Map = app => app.Lifetime.ApplicationStarted.Register(app.Lifetime.StopApplication) });
        Assert.Equal(0, exit);
        Assert.Empty(_errors.ToString());
    }

    [Theory]
    [InlineData("Property Port: is wrong.", "PORT", "is wrong.")]
    [InlineData("Storage:DataDir (DATA_DIR) is empty.", "DATA_DIR", "is empty.")]
    [InlineData("SLACK_SIGNING_SECRET is empty.", "SLACK_SIGNING_SECRET", "is empty.")]
    [InlineData("Models:OpenAI:BaseUrl: is no address.", "OPENAI_BASE_URL", "is no address.")]
    [InlineData("DataAnnotation validation failed for 'HttpOptions' members: 'Port' with the error: 'Too low.'.", "PORT", "Too low.")]
    [InlineData("Something else.", "Http", "Something else.")]
    public void A_validators_words_lead_to_the_setting(string failure, string setting, string problem) =>
        Assert.Equal(new StartupFault(setting, problem), FaultNames.Read("Http", failure));

    public void Dispose()
    {
        _folder.Dispose();
        _errors.Dispose();
    }

    private Task<int> RunAsync(Setup setup) => AgencyHost.RunAsync(() => RunningHost.Compose(setup, _folder), _errors, TestContext.Current.CancellationToken);

    private string[] Lines() => [.. _errors.ToString().Split(Environment.NewLine).Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => line.Trim())];

    private static string PortOf(TcpListener listener) => ((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

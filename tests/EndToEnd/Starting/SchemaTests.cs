using System.Globalization;
using ChatAgency.Simulators.Networks;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Starting;

/// <summary>A silo without its tables says which command makes them, and the command does, by the same settings.</summary>
public sealed class SchemaTests : IAsyncLifetime
{
    private const int Fault = 78;

    // The server asks for none: it is there to be looked for where it must not be.
    private const string Password = "planted-password";
    private readonly string folder = Directory.CreateTempSubdirectory("chatagency-").FullName;
    private PostgresServer postgres = null!;
    private readonly int adminPort = FreePort.Take();
    private Dictionary<string, string> settings = [];

    public async ValueTask InitializeAsync()
    {
        postgres = await PostgresServer.StartAsync();
        var connection = $"{postgres.ConnectionString(await postgres.CreateDatabaseAsync())};Password={Password}";
        settings = new Dictionary<string, string>
        {
            ["Cluster__Provider"] = "postgres",
            ["Storage__Provider"] = "postgres",
            ["ConnectionStrings__Cluster"] = connection,
            ["ConnectionStrings__Storage"] = connection,
            ["PORT"] = "0",
            ["HOST"] = "127.0.0.1",
            ["ADMIN_PORT"] = adminPort.ToString(CultureInfo.InvariantCulture),
            ["Cluster__SiloPort"] = "0",
            ["Cluster__GatewayPort"] = "0",
        };
    }

    public async ValueTask DisposeAsync()
    {
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_silo_without_its_tables_names_the_command_that_makes_them()
    {
        var (code, output) = await RunAsync("Silo");
        Assert.Equal(Fault, code);
        foreach (var name in new[] { "ConnectionStrings__Storage:", "ConnectionStrings__Cluster:" })
            Assert.Contains($"\n  {name} names a PostgreSQL that has no tables of the agency: run 'dotnet run --project src/Tool -- schema apply'", output, StringComparison.Ordinal);

        (code, output) = await RunAsync("Tool", "schema", "apply");
        Assert.True(code == 0, output);
        Assert.Contains("version 0 → 4", output, StringComparison.Ordinal);

        await using var silo = HostProcess.Start("Silo", settings, folder);
        await silo.ListensAsync(new Uri($"http://127.0.0.1:{adminPort}"), "/health/ready");
        Assert.Equal(0, await silo.StopAsync());
        Assert.DoesNotContain(Password, output + silo.Output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(string project, params string[] args)
    {
        await using var host = HostProcess.Start(project, settings, folder, args: args);
        return (await host.ExitCodeAsync(), host.Output);
    }
}

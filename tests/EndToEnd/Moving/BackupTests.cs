using ChatAgency.EndToEnd.Doors;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Running;
using ChatAgency.Simulators.Stores;
using Xunit;

namespace ChatAgency.EndToEnd.Moving;

/// <summary>A store is backed up while the agency runs on it, and put back, by the commands of docs/operations.md as they stand there.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _desk = Directory.CreateTempSubdirectory("chatagency-backup-").FullName;

    [Fact]
    public Task SQLite_has_what_was_said_before_the_backup_and_not_what_came_after() => ComesBackAsync("SQLite", [], new CommandLines());

    [Fact]
    public async Task PostgreSQL_has_what_was_said_before_the_backup_and_not_what_came_after()
    {
        await using var server = await PostgresServer.StartAsync();
        var database = await server.CreateDatabaseAsync();
        var settings = Settings("postgres", server.ConnectionString(database));
        settings["Storage__CreateSchema"] = "true";
        await ComesBackAsync("PostgreSQL", settings, new CommandLines { Environment = { ["AGENCY"] = $"host=127.0.0.1 port={server.Port} dbname={database} user=agency" } });
    }

    [Fact]
    public async Task Redis_has_what_was_said_before_the_backup_and_not_what_came_after()
    {
        await using var server = await RedisServer.StartAsync();
        Directory.CreateSymbolicLink(Path.Combine(_desk, "redis-data"), server.Folder);
        // The page means a Redis on its usual port; one that a failed command leaves behind ends with the commands.
        var commands = new CommandLines
        {
            Before =
                $$"""
                redis-cli() { command redis-cli -p {{server.Port}} "$@"; }
                redis-server() { command redis-server --port {{server.Port}} --bind 127.0.0.1 "$@"; }
                """,
            BeforeRestore = "trap 'redis-cli shutdown nosave 2> /dev/null || true' EXIT",
            Stop = server.KillAsync,
            Start = server.StartAgainAsync,
        };
        await ComesBackAsync("Redis", Settings("redis", server.ConnectionString), commands);
    }

    public void Dispose() => Directory.Delete(_desk, recursive: true);

    private static Dictionary<string, string> Settings(string provider, string connection) => new() { ["Storage__Provider"] = provider, ["ConnectionStrings__Storage"] = connection };

    private async Task ComesBackAsync(string store, Dictionary<string, string> settings, CommandLines commands)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_desk, "data")).FullName;
        await using (var agency = await LocalAgency.StartAsync(folder: folder, settings: settings))
        {
            using var client = agency.Client();
            Assert.Equal("completed", await client.EndedAsync("before", await client.AskAsync("before", "Is this kept?")));
            await RunAsync($"{commands.Before}\n{OperationsPage.Backup(store)}", commands);
            Assert.Equal("completed", await client.EndedAsync("after", await client.AskAsync("after", "And this?")));
            Assert.Equal("completed", await client.EndedAsync("before", await client.AskAsync("before", "And that?")));
            Assert.Equal(0, await agency.Host.StopAsync());
        }

        await commands.Stop();
        await RunAsync($"{commands.Before}\n{commands.BeforeRestore}\n{OperationsPage.Restore(store)}", commands);
        await commands.Start();
        await using var restored = await LocalAgency.StartAsync(folder: folder, settings: settings);
        using var reader = restored.Client();
        Assert.Equal("Is this kept?", Assert.Single(await reader.TurnsAsync("before")).GetProperty("question").GetString());
        Assert.Empty(await reader.TurnsAsync("after"));
        Assert.Equal("completed", await reader.EndedAsync("before", await reader.AskAsync("before", "Does it go on?")));
    }

    private async Task RunAsync(string commands, CommandLines lines)
    {
        await using var shell = HostProcess.Run(["bash", "-euc", commands], lines.Environment, _desk);
        Assert.True(await shell.ExitCodeAsync() == 0, shell.Output);
    }

    /// <summary>What surrounds the page's commands.</summary>
    private sealed class CommandLines
    {
        internal Dictionary<string, string> Environment { get; } = [];

        internal string Before { get; init; } = "";

        internal string BeforeRestore { get; init; } = "";

        internal Func<Task> Stop { get; init; } = static () => Task.CompletedTask;

        internal Func<Task> Start { get; init; } = static () => Task.CompletedTask;
    }
}

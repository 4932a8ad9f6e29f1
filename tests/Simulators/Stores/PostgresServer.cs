using System.Diagnostics;
using System.Globalization;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Simulators.Stores;

/// <summary>Debian's PostgreSQL on a free port, in a folder of its own that goes with it. Root runs it as the user <c>postgres</c>: it refuses root.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "agency";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-postgres-").FullName;
    private readonly string[] _settings;
    private int _databases;
    private Process? _process;

    private PostgresServer(int port, string[] settings) => (Port, _settings) = (port, settings);

    /// <summary>Where it listens, also after a restart.</summary>
    public int Port { get; }

    /// <summary>The file of the certificate by which it is known, where it was started with TLS.</summary>
    public string Certificate => Path.Combine(_folder, "server.crt");

    /// <summary>Where it keeps its files.</summary>
    public string Folder => _folder;

    private string Data => Path.Combine(_folder, "data");

    /// <summary>The value for <c>ConnectionStrings:Cluster</c> and <c>ConnectionStrings:Storage</c>, by way of another port where one stands before it.</summary>
    public string ConnectionString(string database, int? port = null) =>
        string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port ?? Port};Database={database};Username={User}");

    /// <summary>Starts one that has every write on its disk before it answers, unless the settings, <c>name=value</c>, say otherwise.</summary>
    public static Task<PostgresServer> StartAsync(params string[] settings) => StartAsync(tls: false, settings);

    /// <summary>Starts one that takes no connection without TLS, with a certificate that it signed itself.</summary>
    public static Task<PostgresServer> StartWithTlsAsync() => StartAsync(tls: true, ["ssl=on", "ssl_cert_file=../server.crt", "ssl_key_file=../server.key"]);

    /// <summary>Starts it again on the same port and records.</summary>
    public async Task StartAgainAsync()
    {
        string[] settings = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "logging_collector=off", .. _settings];
        _process = PostgresPrograms.Start("postgres", ["-D", Data, "-p", Text(Port), .. settings.SelectMany(static setting => new[] { "-c", setting })]);
        // It logs there, and stops where it stands, with all that serve a connection, once nobody has read 64 KiB of that.
        _process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Patience);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (await PostgresPrograms.ExitCodeAsync("pg_isready", ["-q", "-h", "127.0.0.1", "-p", Text(Port), "-d", "postgres"], limit.Token) != 0)
        {
            if (_process.HasExited) throw new InvalidOperationException($"postgres ended with {_process.ExitCode}.");
            await pause.WaitForNextTickAsync(limit.Token);
        }
    }

    /// <summary>Makes an empty database and gives its name.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"agency{Interlocked.Increment(ref _databases)}";
        await PostgresPrograms.RunAsync("createdb", ["-h", "127.0.0.1", "-p", Text(Port), "-U", User, name]);
        return name;
    }

    /// <summary>Ends it in good order; connections are cut.</summary>
    public Task StopAsync() => EndAsync(static process => Signals.Send(process.Id, Signals.Interrupt));

    /// <summary>Ends it as a power cut of the process would.</summary>
    public Task KillAsync() => EndAsync(static process => process.Kill(entireProcessTree: true));

    /// <summary>Stops it where it stands, with all that serve a connection: it takes calls and answers none.</summary>
    public void Freeze() => ToAll(Signals.Stop);

    /// <summary>Lets a frozen one go on.</summary>
    public void Thaw() => ToAll(Signals.Continue);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<PostgresServer> StartAsync(bool tls, string[] settings)
    {
        var server = new PostgresServer(FreePort.Take(), settings);
        await PostgresPrograms.OwnAsync(server._folder);
        await PostgresPrograms.RunAsync("initdb", ["-D", server.Data, "-U", User, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync"]);
        if (tls)
        {
            await SelfSigned.WriteAsync(server._folder, "server");
            await File.WriteAllTextAsync(Path.Combine(server.Data, "pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
            await PostgresPrograms.OwnAsync(server._folder);
        }

        await server.StartAgainAsync();
        return server;
    }

    private async Task EndAsync(Action<Process> end)
    {
        if (_process is not { } process) return;
        if (!process.HasExited) end(process);
        await process.WaitForExitAsync();
        process.Dispose();
        _process = null;
    }

    private void ToAll(int signal)
    {
        var id = _process!.Id;
        // The parent first: it starts one more for each connection.
        Signals.Send(id, signal);
        foreach (var child in File.ReadAllText($"/proc/{id}/task/{id}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries)) Signals.Send(int.Parse(child, CultureInfo.InvariantCulture), signal);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

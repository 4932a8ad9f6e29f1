using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatAgency.Simulators.Networks;

namespace ChatAgency.Simulators.Stores;

/// <summary>
/// The blob service of the npm package azurite, on a free port, in a folder of its own that goes with it. It ends with
/// this process, whatever ends it.
/// </summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    private const string Account = "agency";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-azurite-").FullName;
    private readonly string[] _more = [];
    private Process? _process;

    private AzuriteServer(int port, X509Certificate2? certificate)
    {
        Port = port;
        if (certificate is null) return;
        var (chain, key) = (Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "key.pem"));
        File.WriteAllText(chain, certificate.ExportCertificatePem());
        File.WriteAllText(key, certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        _more = ["--cert", chain, "--key", key, "--oauth", "basic"];
    }

    /// <summary>Where it listens, also after a restart.</summary>
    public int Port { get; }

    /// <summary>The account's key.</summary>
    public string Key { get; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64));

    /// <summary>The value for <c>ConnectionStrings:Storage</c>.</summary>
    public string ConnectionString => At(Port);

    /// <summary>The same through a proxy on this port.</summary>
    public string At(int port) => $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};BlobEndpoint=http://127.0.0.1:{port}/{Account};";

    /// <summary>The address for those who sign in with a token; it listens there if it has a certificate.</summary>
    public Uri Service => new($"https://127.0.0.1:{Port}/{Account}");

    /// <summary>Starts one; with a certificate (RSA, its private key in it) it speaks TLS alone, and takes tokens.</summary>
    /// <exception cref="InvalidOperationException">Node.js or the package is missing, or it did not start.</exception>
    public static async Task<AzuriteServer> StartAsync(X509Certificate2? certificate = null)
    {
        var server = new AzuriteServer(FreePort.Take(), certificate);
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Starts it again on the same port and records.</summary>
    public async Task StartAgainAsync()
    {
        var tests = Path.Combine(RepositoryRoot.Find(), "tests");
        if (!Directory.Exists(Path.Combine(tests, "node_modules", "azurite"))) throw new InvalidOperationException("azurite is missing: run `npm ci` in tests/.");
        // Its list of known protocol versions is always a little behind the client's.
        string[] arguments = ["--blobHost", "127.0.0.1", "--blobPort", $"{Port}", "--location", _folder, "--skipApiVersionCheck", "--disableTelemetry", "--silent", .. _more];
        var start = new ProcessStartInfo("node", [Path.Combine(tests, "Simulators", "Stores", "azurite.mjs"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
            Environment = { ["AZURITE_ACCOUNTS"] = $"{Account}:{Key}" },
        };
        _process = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
        using var limit = new CancellationTokenSource(Patience);
        string? line;
        do line = await _process.StandardOutput.ReadLineAsync(limit.Token) ?? throw new InvalidOperationException("azurite ended before it listened.");
        while (!line.Contains("listens on", StringComparison.Ordinal));
    }

    /// <summary>Ends it in good order: it writes down what it has, which it otherwise does only now and then.</summary>
    public async Task StopAsync()
    {
        if (_process is not { } process) return;
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
            _process = null;
        }
    }

    /// <summary>Where it keeps its files.</summary>
    public string Folder => _folder;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        // Nobody needs its records any more.
        if (_process is { HasExited: false } process) process.Kill();
        if (_process is not null) await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }
}

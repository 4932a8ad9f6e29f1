using System.Runtime.InteropServices;
using System.Runtime.Versioning;

[assembly: SupportedOSPlatform("linux")]
[assembly: AssemblyFixture(typeof(ChatAgency.Deploy.Tests.Publishing.Published))]

namespace ChatAgency.Deploy.Tests.Publishing;

/// <summary>
/// What the Dockerfiles publish, each by its own command. In a full run that is done to the letter, in a folder that has just
/// what is copied; otherwise in this tree, whose libraries are built, and without compiling ahead of time, which takes minutes.
/// </summary>
public sealed class Published : IAsyncDisposable
{
    private static readonly bool s_isFull = Environment.GetEnvironmentVariable("CHATAGENCY_TEST_FULL") == "1";
    private readonly string _folder = Directory.CreateTempSubdirectory("chatagency-published-").FullName;
    private readonly Dictionary<string, string> _done = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>A folder that all have one of, <c>NAME</c> in it for each image.</summary>
    internal string Folder => _folder;

    /// <summary>Where the program of an image is.</summary>
    internal async Task<string> FolderAsync(string name, CancellationToken cancellationToken)
    {
        // One at a time: they share what lies between source and program.
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!_done.TryGetValue(name, out var folder)) _done[name] = folder = await PublishAsync(Dockerfile.Read(name), cancellationToken);
            return folder;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        _turn.Dispose();
        return default;
    }

    private async Task<string> PublishAsync(Dockerfile file, CancellationToken cancellationToken)
    {
        var to = Path.Combine(_folder, file.Name);
        var command = file.Publish.Replace("$TARGETARCH", Architecture(), StringComparison.Ordinal).Replace("/published", to, StringComparison.Ordinal);
        var ran = await Ran.OfAsync(
            "sh",
            ["-c", s_isFull ? $"cd {Copied(file)} && {command}" : $"{command} -p:PublishReadyToRun=false"],
            "a shell runs the steps of a Dockerfile.",
            new Dictionary<string, string> { ["MSBUILDDISABLENODEREUSE"] = "1", ["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0" },
            cancellationToken);
        return ran.Code == 0 ? to : throw new InvalidOperationException($"{command} ended with {ran.Code}:\n{ran.Output}\n{ran.Errors}");
    }

    private string Copied(Dockerfile file)
    {
        var source = Path.Combine(_folder, "source");
        foreach (var path in file.Sources.SelectMany(Files))
        {
            var copy = Path.Combine(source, path);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            if (!File.Exists(copy)) File.Copy(Deployed.Path(path), copy);
        }

        return source;
    }

    private static IEnumerable<string> Files(string source) => File.Exists(Deployed.Path(source))
        ? [source]
        : Directory.EnumerateFiles(Deployed.Path(source), "*", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Deployed.Root, file));

    private static string Architecture() => RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64";
}

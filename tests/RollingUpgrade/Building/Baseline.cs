using System.Formats.Tar;
using System.Text.RegularExpressions;
using ChatAgency.RollingUpgrade.Building;
using ChatAgency.Simulators;
using ChatAgency.Simulators.Running;
using Xunit;

[assembly: AssemblyFixture(typeof(Baseline))]

namespace ChatAgency.RollingUpgrade.Building;

/// <summary>
/// The silo and the gateway of the commit that <c>tests/RollingUpgrade/baseline</c> names, built from the repository's
/// history the first time and kept below <c>artifacts/baseline</c> by the commit's hash.
/// </summary>
public sealed partial class Baseline : IAsyncLifetime
{
    private static readonly string s_root = RepositoryRoot.Find();

    // It is run, not judged: neither analyzers nor an advisory that came later may stop it. No build server stays behind.
    private static readonly string[] s_asItIs =
        ["-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", "-p:NuGetAudit=false", "-p:RestoreLockedMode=true", "-nodeReuse:false", "-p:UseSharedCompilation=false"];

    /// <summary>The commit.</summary>
    public string Commit { get; private set; } = "";

    /// <summary>Its hosts.</summary>
    public AgencyBuild Build { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Commit = (await File.ReadAllTextAsync(Path.Combine(s_root, "tests", "RollingUpgrade", "baseline"))).Trim();
        if (!Hash().IsMatch(Commit)) throw new InvalidOperationException($"tests/RollingUpgrade/baseline holds no full hash of a commit: {Commit}");
        await IsInHistoryAsync();
        var folder = Path.Combine(s_root, "artifacts", "baseline", Commit);
        Build = new AgencyBuild(folder, "release");
        var whole = Path.Combine(folder, "built");
        if (File.Exists(whole)) return;
        // What an interrupted run left is begun anew.
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        await ExtractAsync(folder);
        foreach (var host in new[] { "Silo", "Gateway" })
        {
            await Command.RunAsync(folder, "dotnet", ["build", Path.Combine("src", host), "-c", "Release", .. s_asItIs]);
        }

        await File.WriteAllTextAsync(whole, Commit);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task IsInHistoryAsync()
    {
        await GitAsync(
            ["cat-file", "-e", $"{Commit}^{{commit}}"],
            "is not in this clone. A shallow clone lacks it: 'git fetch --unshallow', or clone with the whole history (in CI: fetch-depth 0).");
        await GitAsync(["merge-base", "--is-ancestor", Commit, "HEAD"], "is no ancestor of HEAD: name a commit that this build came from.");
    }

    private async Task GitAsync(IReadOnlyList<string> arguments, string otherwise)
    {
        var (code, said) = await Command.EndAsync(s_root, "git", arguments);
        if (code != 0) throw new InvalidOperationException($"The baseline {Commit} of tests/RollingUpgrade/baseline {otherwise}\n{said}");
    }

    private async Task ExtractAsync(string folder)
    {
        Directory.CreateDirectory(folder);
        var archive = Path.Combine(folder, "tree.tar");
        await Command.RunAsync(s_root, "git", ["archive", "--format=tar", "-o", archive, Commit]);
        await TarFile.ExtractToDirectoryAsync(archive, folder, overwriteFiles: true);
        File.Delete(archive);
    }

    [GeneratedRegex("^[0-9a-f]{40}$")]
    private static partial Regex Hash();
}

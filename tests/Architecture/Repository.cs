using System.Diagnostics;

namespace ChatAgency.Architecture;

/// <summary>The tree that this was built from.</summary>
internal static class Repository
{
    private static readonly string[] s_notOurs = [".git", "artifacts", "node_modules", "data", "bin", "obj"];

    public static string Root { get; } = FindRoot();

    /// <summary>All C# files under src, generated ones left out.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } = [.. SourcesUnder("src")];

    /// <summary>All C# files under tests.</summary>
    public static IReadOnlyList<SourceFile> Tests { get; } = [.. SourcesUnder("tests")];

    /// <summary>All projects of src and tests.</summary>
    public static IReadOnlyList<Project> Projects { get; } =
        [.. new[] { "src", "tests", "bench" }.Select(Absolute).Where(Directory.Exists).SelectMany(static folder => Directory.EnumerateDirectories(folder)).SelectMany(static folder => Directory.EnumerateFiles(folder, "*.csproj")).Order(StringComparer.Ordinal).Select(Project.Read)];

    /// <summary>The paths, from the root, of all that is committed or about to be.</summary>
    public static IReadOnlyList<string> TrackedFiles { get; } =
        [.. (Directory.Exists(Absolute(".git")) || File.Exists(Absolute(".git")) ? FromGit() : FromDisk()).Where(static path => File.Exists(Absolute(path)))];

    public static string Absolute(string path) => Path.Combine(Root, path);

    private static IEnumerable<SourceFile> SourcesUnder(string folder) =>
        Directory.EnumerateFiles(Absolute(folder), "*.cs", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path))
            .Where(static path => !path.Split('/').Any(static part => s_notOurs.Contains(part)))
            .Order(StringComparer.Ordinal)
            .Select(static path => new SourceFile(path, File.ReadAllText(Absolute(path))));

    private static string[] FromGit()
    {
        var start = new ProcessStartInfo("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"]) { WorkingDirectory = Root, RedirectStandardOutput = true };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        var paths = git.StandardOutput.ReadToEnd().Split('\0', StringSplitOptions.RemoveEmptyEntries);
        git.WaitForExit();
        return git.ExitCode == 0 ? paths : throw new InvalidOperationException($"git ended with {git.ExitCode}.");
    }

    private static IEnumerable<string> FromDisk() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(Root, path))
            .Where(static path => !path.Split('/').Any(static part => s_notOurs.Contains(part)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("ChatAgency.sln is in no folder above the tests.");
    }
}

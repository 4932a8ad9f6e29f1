using ChatAgency.Simulators;

namespace ChatAgency.Deploy.Tests;

/// <summary>What is deployed: files of the repository.</summary>
internal static class Deployed
{
    internal static string Root { get; } = RepositoryRoot.Find();

    /// <summary>The version of this tree, which tags and images have.</summary>
    internal static string Version { get; } = System.Xml.Linq.XElement.Load(Path("Directory.Build.props")).Descendants("Version").Single().Value;

    /// <summary>The images that are built here, each <c>chatagency-NAME</c> of the <c>NAME.Dockerfile</c>.</summary>
    internal static IReadOnlyList<string> Images { get; } =
        [.. Directory.EnumerateFiles(Path("deploy/docker"), "*.Dockerfile").Select(static file => System.IO.Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    internal static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    internal static string Read(string relative) => File.ReadAllText(Path(relative));
}

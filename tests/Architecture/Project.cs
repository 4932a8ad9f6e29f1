using System.Xml.Linq;

namespace ChatAgency.Architecture;

/// <summary>A project file.</summary>
internal sealed record Project(string Path, XElement Content)
{
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    /// <summary>The names of the projects that it refers to.</summary>
    public IReadOnlyList<string> Projects => [.. Includes("ProjectReference").Select(static path => System.IO.Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    public IReadOnlyList<string> Packages => Includes("PackageReference");

    public IReadOnlyList<string> Frameworks => Includes("FrameworkReference");

    public bool IsWeb => Content.Attribute("Sdk")?.Value == "Microsoft.NET.Sdk.Web";

    public static Project Read(string path) => new(System.IO.Path.GetRelativePath(Repository.Root, path), XElement.Load(path));

    private List<string> Includes(string item) => [.. Content.Descendants(item).Select(static element => element.Attribute("Include")?.Value ?? "")];
}

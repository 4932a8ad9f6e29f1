using System.Reflection;

namespace ChatAgency.Architecture;

/// <summary>The assemblies that src was built to.</summary>
internal static class Built
{
    private const string Prefix = "ChatAgency.";

    public static IReadOnlyList<string> Names { get; } = [.. Repository.Projects.Where(static project => project.IsSource).Select(static project => project.Name)];

    public static Assembly Load(string project) => Assembly.Load(Prefix + project);

    /// <summary>The projects of src that the compiled assembly really uses.</summary>
    public static IEnumerable<string> Uses(string project) =>
        Load(project).GetReferencedAssemblies()
            .Select(static reference => reference.Name!)
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(static name => name[Prefix.Length..]);
}

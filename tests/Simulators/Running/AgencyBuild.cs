namespace ChatAgency.Simulators.Running;

/// <summary>The hosts as they were built in one copy of the repository.</summary>
/// <param name="Root">The folder of its solution.</param>
/// <param name="Configuration">The folder below <c>artifacts/bin/{project}</c>: <c>release</c> or <c>debug</c>.</param>
public sealed record AgencyBuild(string Root, string Configuration)
{
    /// <summary>What was built together with this program.</summary>
    public static AgencyBuild This { get; } = new(RepositoryRoot.Find(), new DirectoryInfo(AppContext.BaseDirectory).Name);

    /// <summary>What <c>dotnet</c> runs.</summary>
    public string Program(string project) => Path.Combine(Root, "artifacts", "bin", project, Configuration, $"ChatAgency.{project}.dll");
}

namespace ChatAgency.Simulators;

/// <summary>Where the repository is, seen from a built test.</summary>
public static class RepositoryRoot
{
    /// <summary>The folder of the solution.</summary>
    public static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("ChatAgency.sln is in no folder above this program.");
    }
}

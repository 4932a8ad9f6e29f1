namespace ChatAgency.Grains.Agents;

/// <summary>The profile files that come with the agency, within the program itself.</summary>
internal static class BuiltInProfiles
{
    private const string Folder = "agents/";

    /// <summary>Name and text of each.</summary>
    public static IReadOnlyList<(string Name, string Text)> All { get; } =
        [.. typeof(BuiltInProfiles).Assembly.GetManifestResourceNames().Where(static name => name.StartsWith(Folder, StringComparison.Ordinal)).Select(static name => (name[Folder.Length..], Read(name)))];

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(BuiltInProfiles).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

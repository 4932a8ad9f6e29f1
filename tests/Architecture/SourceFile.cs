namespace ChatAgency.Architecture;

/// <summary>A C# file.</summary>
/// <param name="Path">Its path from the root: <c>src/Core/Keeping/TurnState.cs</c>.</param>
/// <param name="Text">What is in it.</param>
internal sealed record SourceFile(string Path, string Text)
{
    public string Project => Path.Split('/')[1];

    /// <summary>The folders inside its project.</summary>
    public IReadOnlyList<string> Folders => Path.Split('/')[2..^1];

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>The lines that are code, comment lines left out.</summary>
    public IEnumerable<string> Code => Lines.Where(static line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal));
}

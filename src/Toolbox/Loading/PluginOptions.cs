namespace ChatAgency.Toolbox.Loading;

/// <summary>Plugins: assemblies with tools of a team's own.</summary>
public sealed class PluginOptions
{
    /// <summary>
    /// The folder in which each plugin has a folder of its own, <c>{name}/{name}.dll</c> with all it needs beside it. Code in it
    /// runs with all rights of the agency: who may write there is an operator. Left out, there are none.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>What each plugin is told, by its name: <c>Plugins__Settings__weather__Station</c> = <c>EDDB</c>. Values may be secrets.</summary>
    public Dictionary<string, Dictionary<string, string>> Settings { get; set; } = new(StringComparer.OrdinalIgnoreCase);
}

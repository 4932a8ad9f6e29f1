using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Operating;

/// <summary>Where there are workspaces at all.</summary>
internal sealed class WorkspacePlatforms(IEnumerable<PushPlatform> pushed)
{
    public IReadOnlyList<string> Names { get; } = ["slack", WebConversations.Platform, .. pushed.Select(static platform => platform.Name)];

    public bool Has(string? platform) => platform is not null && Names.Contains(platform);
}

using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Placing;

/// <summary>The workspaces in which the agency was asked something.</summary>
internal static class KnownWorkspaces
{
    private const int Most = 500;

    public static async Task<Html> ListAsync(IGrainFactory grains, CancellationToken cancellationToken)
    {
        var known = (await grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(cancellationToken)).Workspaces;
        return Html.Of($"""
            {Table.Of("Workspaces", ["Workspace", "Met first"], known.Take(Most).Select(Row), "The agency was asked nothing yet.")}
            {Html.If(known.Count > Most, $"<p class=\"quiet\">{Most} of {known.Count} are listed; the others are opened by their id.</p>")}
            """);
    }

    private static Html[] Row(KnownWorkspace workspace)
    {
        var parts = workspace.Name.Split('/', 2);
        return [Html.Of($"<a href=\"{WorkspacesPage.Path(parts[0], parts[^1])}\">{workspace.Name}</a>"), Html.Of($"{workspace.Since:yyyy-MM-dd}")];
    }
}

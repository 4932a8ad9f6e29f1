using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Console.Placing;

/// <summary>The way to a workspace: by its platform and id.</summary>
internal static class WorkspacesPage
{
    public static IResult Show(WorkspacePlatforms platforms) => Show(platforms, null, null);

    /// <summary>Goes to the workspace that a form names.</summary>
    public static IResult Find(string? platform, string? workspace, WorkspacePlatforms platforms)
    {
        if (platform is null && workspace is null) return Show(platforms);
        var id = workspace?.Trim();
        return platforms.Has(platform) && ConversationId.IsPart(id)
            ? TypedResults.Redirect(Path(platform!, id!))
            : Show(platforms, id, "A workspace goes by the platform's id: 1 to 128 characters without space, '/', ':' and '#'. On Slack that is one such as T024BE7LD.");
    }

    public static string Path(string platform, string workspace, string rest = "") => $"/admin/workspaces/{Uri.EscapeDataString(platform)}/{Uri.EscapeDataString(workspace)}{rest}";

    private static PageResult Show(WorkspacePlatforms platforms, string? workspace, string? fault) => new(new Page(Section.Workspaces, "Workspaces", Html.Of($"""
        <form class="row" method="get" action="/admin/workspaces">
          {Fields.Choice("platform", "Platform", "slack", platforms.Names.Select(static name => (name, name)))}
          {Fields.Text("workspace", "Workspace", workspace, "Its id on the platform.", fault)}
          <button>Open</button>
        </form>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
}

using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Core.Conversations;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Placing;

/// <summary>The workspaces that the agency met, and the way to any other by its platform and id.</summary>
internal static class WorkspacesPage
{
    public static async Task<IResult> FindAsync(string? platform, string? workspace, HttpContext http, IGrainFactory grains, WorkspacePlatforms platforms)
    {
        var id = workspace?.Trim();
        if (platforms.Has(platform) && ConversationId.IsPart(id)) return TypedResults.Redirect(Path(platform!, id!));
        var fault = platform is null && workspace is null ? null : "A workspace goes by the platform's id: 1 to 128 characters without space, '/', ':' and '#'. On Slack that is one such as T024BE7LD.";
        return new PageResult(new Page(Section.Workspaces, "Workspaces", Html.Of($"""
            <form class="row" method="get" action="/admin/workspaces">
              {Fields.Choice("platform", "Platform", platform ?? "slack", platforms.Names.Select(static name => (name, name)))}
              {Fields.Text("workspace", "Workspace", workspace, "Its id on the platform.", fault)}
              <button>Open</button>
            </form>
            {await KnownWorkspaces.ListAsync(grains, Entry.Of(http).Budget)}
            """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
    }

    public static string Path(string platform, string workspace, string rest = "") => $"/admin/workspaces/{Uri.EscapeDataString(platform)}/{Uri.EscapeDataString(workspace)}{rest}";
}

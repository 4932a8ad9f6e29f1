using ChatAgency.Console.Failing;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Agents;

/// <summary>What changed between two versions of an agent.</summary>
internal static class ComparePage
{
    public static async Task<IResult> ShowAsync(string name, int? from, int? to, HttpContext http, IGrainFactory grains)
    {
        if (from is not { } before || to is not { } after) return Failure.Page(StatusCodes.Status400BadRequest, "Which two versions?", "The address names none.");
        if (await ReadAgents.Profiles(grains).Compare(name, before, after, Entry.Of(http).Budget) is not { } lines) return Failure.NotFound("One of these versions is not kept, or there is no such agent.");
        var (gone, come) = (lines.Count(static line => line.Sign == '-'), lines.Count(static line => line.Sign == '+'));
        return new PageResult(new Page(Section.Agents, $"{name}: version {before} and {after}", Html.Of($"""
            <p>{come} lines are only in version {after}, {gone} only in version {before}. <a href="{AgentsPage.Path(name)}">All versions</a></p>
            <pre class="text diff" tabindex="0">{lines.Select(Line)}</pre>
            """)));
    }

    private static Html Line(ProfileLine line) => line.Sign switch
    {
        '+' => Html.Of($"<ins>+ {line.Text}</ins>\n"),
        '-' => Html.Of($"<del>- {line.Text}</del>\n"),
        _ => Html.Of($"<span>  {line.Text}</span>\n"),
    };
}

using System.Text;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Agents;

/// <summary>An agent's profile to write in: what is wrong comes back with the text as it was sent, and changes nothing.</summary>
internal static class EditPage
{
    private const string Fresh = "---\nname: \ndescription: \ntemperature: 0.2\n---\n";

    public static async Task<IResult> ShowAsync(string name, int? version, HttpContext http, IGrainFactory grains)
    {
        if (await ReadAgents.Profiles(grains).Read(name, Entry.Of(http).Budget) is not { } history) return AgentPage.NoAgent();
        var found = version is { } wanted ? history.Find(wanted) : history.Find(history.Current) ?? history.Versions[^1];
        return found is null ? AgentPage.NoAgent() : Form(history.Agent, found.Text, []);
    }

    public static IResult ShowNew() => Form(null, Fresh, []);

    public static async Task<IResult> SaveAsync(string? name, HttpContext http, IGrainFactory grains, OperatorLog log)
    {
        var entry = Entry.Of(http);
        // Browsers send line feeds as two characters; profiles are written with one.
        var text = (await Sent.ReadAsync(http, entry.Budget)).Raw("text").ReplaceLineEndings("\n");
        if (Encoding.UTF8.GetByteCount(text) > ProfileFileBody.MaxLength) return Form(name, text, [$"a profile has {ProfileFileBody.MaxLength} bytes at most"]);
        var profiles = ReadAgents.Profiles(grains);
        var outcome = name is null ? await profiles.Edit(text, entry.Caller.Person, entry.Budget) : await profiles.EditOf(name, text, entry.Caller.Person, entry.Budget);
        if (outcome.Faults.Count > 0) return Form(name, text, outcome.Faults);
        if (outcome.Changed) log.Changed(name ?? "a new agent", outcome.Version, entry.Caller.Person);
        return Notices.Then(name is null ? Section.Agents.Path : AgentsPage.Path(name), outcome.Changed ? "published" : "unchanged");
    }

    private static PageResult Form(string? name, string text, IReadOnlyList<string> faults) => new(new Page(Section.Agents, name is null ? "New agent" : $"Edit {name}", Html.Of($"""
        <form method="post" action="{(name is null ? "/admin/new-agent" : AgentsPage.Path(name, "/edit"))}">
          {Fields.Area("text", "Profile", text, 28, "Settings between the lines of dashes, instructions below. What you save is the next version, and answers at once.", faults.Count == 0 ? null : string.Join("; ", faults))}
          <p><button class="strong">Save as the next version</button> <a href="{(name is null ? Section.Agents.Path : AgentsPage.Path(name))}">Leave it as it is</a></p>
        </form>
        """), faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
}

using ChatAgency.Console.Failing;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Profiles;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Agents;

/// <summary>One agent: what answers, its versions, and what can be done with them.</summary>
internal static class AgentPage
{
    public static async Task<IResult> ShowAsync(string name, HttpContext http, IGrainFactory grains) =>
        await ReadAgents.Profiles(grains).Read(name, Entry.Of(http).Budget) is { } history ? Show(history, Visitor.Of(http), fault: null) : NoAgent();

    public static IResult Show(ProfileHistory history, Visitor visitor, string? fault) => new PageResult(new Page(Section.Agents, history.Agent, Html.Of($"""
        {(fault is null ? null : Html.Of($"<p class=\"notice bad\" role=\"alert\">Nothing was changed: {fault}.</p>"))}
        <p>{State(history)} Changed by {history.ChangedBy}.</p>
        {(visitor.MayChange ? AgentForms.Of(history) : null)}
        <section aria-labelledby="versions">
          <h2 id="versions">Versions</h2>
          {Table.Of("Versions", ["Version", "Written", "By", "Hash", "Look at"], history.Versions.Reverse().Select(version => Row(history, version)), "None is kept.")}
        </section>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));

    public static async Task<IResult> TextAsync(string name, int version, HttpContext http, IGrainFactory grains)
    {
        if (await ReadAgents.Profiles(grains).Read(name, Entry.Of(http).Budget) is not { } history) return NoAgent();
        if (history.Find(version) is not { } found) return Failure.NotFound("This version is not kept.");
        return new PageResult(new Page(Section.Agents, $"{history.Agent}, version {version}", Html.Of($"""
            <p>Written by {found.By} at {Times.At(found.At)}. <a href="{AgentsPage.Path(history.Agent)}">All versions of {history.Agent}</a></p>
            <pre class="text" tabindex="0">{found.Text}</pre>
            """)));
    }

    public static IResult NoAgent() => Failure.NotFound("There is no agent of this name.");

    private static Html State(ProfileHistory history) => history switch
    {
        { Current: 0 } => Html.Of($"<span class=\"badge warn\">out of service</span> Rolling back to a version brings it back."),
        { Trial: { } trial } => Html.Of($"<span class=\"badge good\">in service</span> Version {trial.Version} answers {trial.Percent} of 100 threads, version {history.Current} the others."),
        _ => Html.Of($"<span class=\"badge good\">in service</span> Version {history.Current} answers."),
    };

    private static Html[] Row(ProfileHistory history, ProfileText version) =>
    [
        Html.Of($"{version.Version}{(version.Version == history.Current ? Html.Of($" <span class=\"badge good\">answers</span>") : null)}"),
        Times.At(version.At),
        Html.Of($"{version.By}"),
        Html.Of($"<code>{version.Hash}</code>"),
        Html.Of($"""
            <a href="{AgentsPage.Path(history.Agent, $"/versions/{version.Version}")}" aria-label="Text of version {version.Version}">text</a>
            {(version.Version == history.Current || history.Current == 0 ? null : Html.Of($"<a href=\"{AgentsPage.Path(history.Agent, $"/compare?from={history.Current}&to={version.Version}")}\" aria-label=\"Compare version {version.Version} with the one that answers\">compare</a>"))}
            """),
    ];
}

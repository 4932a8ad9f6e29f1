using System.Collections.Concurrent;
using System.Text.Json;
using ChatAgency.Simulators.Slack.Views;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Pages;

/// <summary>The first workspace as a page in Slack's manner, to write in and to click: what a person would see.</summary>
internal sealed class SlackPage(SlackSimulator slack)
{
    private static readonly JsonSerializerOptions s_web = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, bool> left = new(StringComparer.Ordinal);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static () => File("slack.html", "text/html; charset=utf-8"));
        routes.MapGet("/page/slack.css", static () => File("slack.css", "text/css"));
        routes.MapGet("/page/slack.js", static () => File("slack.js", "text/javascript"));
        routes.MapGet("/page/state", (string? channel) => Results.Json(State(channel), s_web));
        routes.MapPost("/page/say", SayAsync);
        routes.MapPost("/page/click", ClickAsync);
        routes.MapPost("/page/submit", SubmitAsync);
        routes.MapPost("/page/close", (PageWritten written) => left.TryAdd(written.Id, true));
    }

    private PageState State(string? channel)
    {
        var workspace = slack.Workspace;
        var channels = workspace.Channels.OrderBy(static one => one.Kind == ChannelKind.Direct).ThenBy(static one => one.Id, StringComparer.Ordinal).ToArray();
        var here = channels.FirstOrDefault(one => one.Id == channel) ?? channels[0];
        return new PageState(
            workspace.Name,
            [.. channels.Select(static one => new PageChannel(one.Id, one.Name, one.Kind == ChannelKind.Direct))],
            workspace.Members.ToDictionary(static member => member.Id, static member => member.DisplayName.Length > 0 ? member.DisplayName : member.RealName),
            slack.Messages(here.Id),
            slack.Statuses(here.Id),
            slack.Titles(here.Id),
            slack.Prompts(here.Id),
            slack.WhispersTo(slack.User.Id).Where(said => said.Channel == here.Id),
            Open() is { } form ? new PageForm(form.Id, form.View) : null);
    }

    /// <summary>The last form that was opened for the page's person and that they have not left.</summary>
    private OpenedView? Open() => slack.ViewsOf(slack.User.Id).LastOrDefault(view => !left.ContainsKey(view.Id));

    private async Task<IResult> SubmitAsync(PageWritten written, CancellationToken cancellationToken)
    {
        if (slack.ViewsOf(slack.User.Id).FirstOrDefault(view => view.Id == written.Id) is not { } form) return Results.NotFound();
        var answer = await slack.SubmitAsync(form, written.Text, cancellationToken: cancellationToken);
        if (answer.Status == StatusCodes.Status200OK) left.TryAdd(form.Id, true);
        return Results.StatusCode(answer.Status ?? StatusCodes.Status502BadGateway);
    }

    private async Task<IResult> SayAsync(PageWords words, CancellationToken cancellationToken)
    {
        var said = await slack.SayAsync(words.Channel, slack.User.Id, words.Text, words.Thread, words.Mention, cancellationToken: cancellationToken);
        return said.IsAcknowledged ? Results.NoContent() : Results.Text("The agency did not acknowledge it.", statusCode: StatusCodes.Status502BadGateway);
    }

    private async Task<IResult> ClickAsync(PageClick click, CancellationToken cancellationToken)
    {
        var attempt = await slack.ClickAsync(click.Channel, click.Ts, slack.User.Id, click.Action, option: click.Option, isStale: true, cancellationToken: cancellationToken);
        return attempt.Status == StatusCodes.Status200OK ? Results.NoContent() : Results.Text("The agency did not take it.", statusCode: StatusCodes.Status502BadGateway);
    }

    private static IResult File(string name, string type)
    {
        var file = typeof(SlackPage).Assembly.GetManifestResourceStream($"page/{name}")!;
        return Results.Stream(file, type);
    }
}

using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Failures;
using ChatAgency.Slack.Installing;

namespace ChatAgency.Console.Operating;

/// <summary>Gives an operator a link by which the agency may be installed in one workspace.</summary>
internal static class InstallLinkDoor
{
    public static IResult Make(HttpContext http, SlackInstaller installer, InstallTickets tickets, OperatorLog log)
    {
        if (!installer.IsOn) return ProblemResults.Conflict("Installing is not set up: set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and Slack__PublicAddress.");
        var by = Entry.Of(http).Caller.Person;
        var (link, until) = tickets.NewLink(by);
        log.Linked(by);
        return TypedResults.Json(new InstallLinkShown(installer.AddressOf(link).AbsoluteUri, until), OperatorWire.Json.InstallLinkShown);
    }
}

/// <summary>A link to install the agency in one workspace, and until when it is good.</summary>
internal sealed record InstallLinkShown(string Link, DateTimeOffset Until);

using ChatAgency.Slack.Installing;
using ChatAgency.Slack.Manifest;

namespace ChatAgency.Gateway.Slack.Installing;

/// <summary>What a person is told of an installation that came to nothing, with the HTTP status.</summary>
internal static class InstallWords
{
    private const string Again = $"Begin again at {SlackSurface.InstallPath}, or by a new link.";

    public static (int Status, string Words) Of(InstallEnd end) => end switch
    {
        InstallEnd.Used => (StatusCodes.Status403Forbidden, $"This installation was used already, or too many are under way. {Again}"),
        InstallEnd.CodeRefused => (StatusCodes.Status403Forbidden, $"Slack does not take this code: it was used already, or is older than ten minutes. {Again}"),
        InstallEnd.CredentialsRefused => (StatusCodes.Status502BadGateway, "Slack does not take the agency's own credentials. An operator has to correct its settings; the log says which."),
        InstallEnd.NoAnswer => (StatusCodes.Status503ServiceUnavailable, $"Slack gave no answer of use, and nothing was installed. {Again}"),
        InstallEnd.OtherApp => (StatusCodes.Status403Forbidden, "What was installed is another app than the agency's. An operator has to compare Slack:AppId and SLACK_CLIENT_ID."),
        InstallEnd.NotAllowed => (StatusCodes.Status403Forbidden, "This workspace may not install the agency, and nothing of it was kept. An operator can allow it, or give you a link."),
        InstallEnd.LinkUsed => (StatusCodes.Status403Forbidden, "This link was used already, and nothing was kept. Ask an operator for another."),
        _ => (StatusCodes.Status503ServiceUnavailable, $"The agency could not keep the installation. {Again}"),
    };
}

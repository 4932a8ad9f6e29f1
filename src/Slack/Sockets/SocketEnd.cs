namespace ChatAgency.Slack.Sockets;

/// <summary>Why a connection is to be left; in words fit for a metric's label.</summary>
internal static class SocketEnd
{
    /// <summary>Slack will end it soon, and another is to stand before that.</summary>
    public const string Warned = "warned";

    /// <summary>Socket Mode was switched off in the app's settings.</summary>
    public const string SwitchedOff = "link_disabled";

    /// <summary>It broke, or Slack closed it without a word.</summary>
    public const string Broken = "broken";

    /// <summary>The host stops.</summary>
    public const string Stopping = "stopping";
}

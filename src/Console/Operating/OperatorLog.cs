using ChatAgency.Grains.Interfaces.Redacting;

namespace ChatAgency.Console.Operating;

/// <summary>What operators changed, in the log. No texts, and nobody's preferences.</summary>
internal sealed partial class OperatorLog(ILogger<OperatorLog> logger)
{
    public void Changed(string agent, int version, string by) => Log.Agent(logger, agent, version, by);

    public void Routed(string platform, string workspace, string by) => Log.Workspace(logger, platform, workspace, by);

    public void Spoken(string platform, string workspace, string by) => Log.Speaking(logger, platform, workspace, by);

    public void Linked(string by) => Log.Link(logger, by);

    public void Set(long version, string by) => Log.Settings(logger, by, version);

    private static partial class Log
    {
        [LoggerMessage(EventId = 1301, Level = LogLevel.Information, Message = "{By} changed the agent {Agent}; its version {Version} answers (0 for none).")]
        public static partial void Agent(ILogger logger, string agent, int version, [PersonData] string by);

        [LoggerMessage(EventId = 1302, Level = LogLevel.Information, Message = "{By} changed how {Platform}/{Workspace} wants its messages routed.")]
        public static partial void Workspace(ILogger logger, string platform, string workspace, [PersonData] string by);

        [LoggerMessage(EventId = 1303, Level = LogLevel.Information, Message = "{By} changed when the agency speaks in {Platform}/{Workspace}.")]
        public static partial void Speaking(ILogger logger, string platform, string workspace, [PersonData] string by);

        [LoggerMessage(EventId = 1304, Level = LogLevel.Information, Message = "{By} made a link by which the agency may be installed in one Slack workspace.")]
        public static partial void Link(ILogger logger, [PersonData] string by);

        [LoggerMessage(EventId = 5203, Level = LogLevel.Information, Message = "{By} changed settings: version {Version} holds.")]
        public static partial void Settings(ILogger logger, [PersonData] string by, long version);
    }
}

using ChatAgency.Grains.Agents;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Grains.Profiles;

/// <summary>The agents with which a silo begins, before it has heard of the cluster: its files, and the built-in ones where a file is wrong.</summary>
internal static partial class ProfilesAtStart
{
    public static AgentRoster Read(ProfileFiles files, ILogger logger)
    {
        var agents = AgentRoster.BuiltIn().All.ToDictionary(static profile => profile.Name.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var (file, text) in files.Read())
        {
            try
            {
                var profile = ProfileFile.Parse(file, text);
                agents[profile.Name.Value] = profile;
            }
            catch (ProfileFault fault)
            {
                Log.Wrong(logger, fault.Message);
            }
        }

        return new AgentRoster(agents.Values);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2324, Level = LogLevel.Error, Message = "A profile is wrong, and this silo begins without it: {Fault}")]
        public static partial void Wrong(ILogger logger, string fault);
    }
}

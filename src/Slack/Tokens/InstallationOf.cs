using ChatAgency.Grains.Interfaces.Installing;

namespace ChatAgency.Slack.Tokens;

/// <summary>Where a workspace's installation is kept.</summary>
internal delegate IInstallationGrain InstallationOf(string workspace);

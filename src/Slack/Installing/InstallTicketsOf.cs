using ChatAgency.Grains.Interfaces.Installing;

namespace ChatAgency.Slack.Installing;

/// <summary>Where used tickets are remembered.</summary>
internal delegate IInstallTicketsGrain InstallTicketsOf();

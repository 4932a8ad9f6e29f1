using ChatAgency.Grains.Interfaces.Names;

namespace ChatAgency.Slack.Names;

/// <summary>Where the changes of a workspace's names are heard of.</summary>
internal delegate INamesGrain NamesOf(string workspace);

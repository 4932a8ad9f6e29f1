using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Interfaces.Memory;

/// <summary>
/// Where something is remembered: workspace, class of channel, the channel where it is a closed one, person, agent and its
/// version. There is no way to a key but from where a turn stands, and no way from one key to another: so what is
/// remembered cannot be looked up from elsewhere. Caches of what depends on people have keys of this type, too.
/// </summary>
public sealed record MemoryKey
{
    /// <summary>Stands where a part does not matter: everybody, every agent, or a channel that its class says all of. No id is this.</summary>
    private const string Any = "*";

    private MemoryKey(ConversationId here, ChannelClass channelClass, string channel, string person, string agent) =>
        (Platform, Workspace, Class, Channel, Person, Agent) = (here.Platform, here.Workspace, channelClass, channel, person, agent);

    /// <summary>Where people talk.</summary>
    public string Platform { get; }

    /// <summary>The tenant.</summary>
    public string Workspace { get; }

    /// <summary>Who reads along where it was told.</summary>
    public ChannelClass Class { get; }

    /// <summary>The channel, for a closed one; else all of the class.</summary>
    public string Channel { get; }

    /// <summary>Whose it is; for notes of a workspace everybody's.</summary>
    public string Person { get; }

    /// <summary>The agent and the version of its profile, where it depends on them.</summary>
    public string Agent { get; }

    /// <summary>What this person told the agency in a channel of this class, whichever agent listened.</summary>
    public static MemoryKey Of(ConversationId here, ChannelClass channelClass, PersonId person) =>
        new(here, channelClass, ChannelOf(here, channelClass), Escaped(person.Value), Any);

    /// <summary>What a certain version of an agent made of what this person may see here.</summary>
    public static MemoryKey Of(ConversationId here, ChannelClass channelClass, PersonId person, string agent, string version) =>
        new(here, channelClass, ChannelOf(here, channelClass), Escaped(person.Value), $"{Escaped(agent)}@{Escaped(version)}");

    /// <summary>What this person wants to be known wherever they ask in this workspace.</summary>
    public static MemoryKey Everywhere(ConversationId here, PersonId person) => new(here, ChannelClass.Public, Any, Escaped(person.Value), Any);

    /// <summary>The notes that everyone of the workspace shares.</summary>
    public static MemoryKey OfWorkspace(ConversationId here) => new(here, ChannelClass.Public, Any, Any, Any);

    /// <summary>Whether a text is a key of this person's, in whatever channel and for whichever agent.</summary>
    public static bool IsOf(string? text, string platform, string workspace, PersonId person) =>
        text?.Split('/') is [var at, var tenant, _, _, var whose, _] && at == platform && tenant == workspace && whose == Escaped(person.Value);

    /// <summary>Whether a text is a key of a workspace, and where a channel is named of that channel alone; on the web, where the channel is a person, all of theirs.</summary>
    public static bool IsAt(string? text, string platform, string workspace, string? channel) =>
        text?.Split('/') is [var at, var tenant, _, var where, var whose, _] && at == platform && tenant == workspace
        && (channel is null || where == Escaped(channel) || whose == Escaped(channel));

    /// <summary>The text form; two keys have the same only when they are the same.</summary>
    public override string ToString() => $"{Platform}/{Workspace}/{Class}/{Channel}/{Person}/{Agent}";

    private static string ChannelOf(ConversationId here, ChannelClass channelClass) => channelClass == ChannelClass.Private ? Escaped(here.Channel) : Any;

    // An id could be '*' or hold a slash; escaped it is neither.
    private static string Escaped(string part) => Uri.EscapeDataString(part).Replace(Any, "%2A", StringComparison.Ordinal);
}

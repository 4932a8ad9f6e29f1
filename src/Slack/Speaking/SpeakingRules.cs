using ChatAgency.Core.Conversations;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Slack.Speaking;

/// <summary>What holds in one place of a workspace: its channel's own wishes, else the workspace's, else the settings.</summary>
internal sealed class SpeakingRules(SpeakingInForce inForce, ConversationId at)
{
    private readonly SpeakingWishes wishes = inForce.Held.Wishes;
    private readonly ChannelSpeaking? here = inForce.Held.Wishes.Channels.FirstOrDefault(channel => channel.Channel == at.Channel);

    /// <summary>The ids of the people, and groups of people, who are answered; empty for all.</summary>
    public IReadOnlyList<string> People => here?.People ?? wishes.People;

    /// <summary>The groups among them.</summary>
    public IEnumerable<string> Groups => People.Where(static id => id.StartsWith('S'));

    /// <summary>How many messages of one author the thread takes a minute; 0 for any number.</summary>
    public int MessagesAMinute => inForce.Defaults.MessagesAMinute;

    /// <summary>Whether guests are answered.</summary>
    public bool Guests => here?.Guests ?? wishes.Guests ?? inForce.Defaults.Guests;

    /// <summary>The rules for a person.</summary>
    /// <param name="isClosedPerson">The person is on no list of those who are answered.</param>
    public PlaceRules For(bool isClosedPerson) => new()
    {
        Mode = here?.Mode ?? wishes.Mode ?? inForce.Defaults.Mode,
        Guests = Guests,
        External = here?.External ?? wishes.External ?? inForce.Defaults.External,
        IsClosedChannel = wishes.Only.Count > 0 && !wishes.Only.Contains(at.Channel),
        IsClosedPerson = isClosedPerson,
        IsMuted = inForce.Held.Muted.Contains(at.Channel) || inForce.Held.Muted.Contains($"{at.Channel}:{at.Thread}"),
    };

    /// <summary>True where the person is on no list, as far as it is known without asking who is in a group.</summary>
    public bool IsSurelyClosed(PersonId person) => People.Count > 0 && !People.Contains(person.Value) && !Groups.Any();
}

using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Memory;
using CsCheck;
using Xunit;

namespace ChatAgency.Grains.Tests.Memory;

/// <summary>Tries to get from one place to another's memory: by ids that look like parts of keys, and by all that may differ.</summary>
public sealed class MemoryKeyTests
{
    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.OneOf("*", "**", "%2A", "%", "@", "a", "A", "a@b", "Direct", "Private", "Public", "0", "..", "U1", "C1", "T1"),
        Gen.String[Gen.Char['!', '~'], 1, 6].Where(ConversationId.IsPart));

    private static readonly Gen<ConversationId> Place = Gen.Select(Gen.OneOf("slack", "web"), Part, Part, Part, static (platform, workspace, channel, thread) => new ConversationId(platform, workspace, channel, thread));

    private static readonly Gen<(ConversationId Here, ChannelClass Class, PersonId Person)> Stand =
        Gen.Select(Place, Gen.Enum<ChannelClass>(), Gen.String[Gen.Char[' ', '~'], 0, 6], static (here, channelClass, person) => (here, channelClass, new PersonId(person)));

    [Fact]
    public void Two_who_stand_in_different_places_have_different_keys() =>
        Gen.Select(Stand, Stand).Sample(static (one, other) =>
        {
            var same = one.Here.Platform == other.Here.Platform && one.Here.Workspace == other.Here.Workspace && one.Class == other.Class && one.Person == other.Person
                && (one.Class != ChannelClass.Private || one.Here.Channel == other.Here.Channel);
            Assert.Equal(same, Key(one).ToString() == Key(other).ToString());
        });

    [Fact]
    public void What_is_anybodys_meets_no_persons_own_and_no_other_workspace() =>
        Gen.Select(Stand, Stand).Sample(static (one, other) =>
        {
            var notes = MemoryKey.OfWorkspace(one.Here).ToString();
            var everywhere = MemoryKey.Everywhere(one.Here, one.Person).ToString();
            Assert.NotEqual(Key(other).ToString(), notes);
            Assert.NotEqual(everywhere, notes);
            Assert.Equal(SameTenant(one.Here, other.Here) && one.Person == other.Person && other.Class == ChannelClass.Public, everywhere == Key(other).ToString());
            Assert.Equal(SameTenant(one.Here, other.Here), notes == MemoryKey.OfWorkspace(other.Here).ToString());
        });

    [Fact]
    public void What_an_agent_made_of_it_is_told_apart_by_agent_and_version() =>
        Gen.Select(Stand, Part, Part, Part, Part).Sample(static (stand, agent, version, otherAgent, otherVersion) =>
        {
            var one = MemoryKey.Of(stand.Here, stand.Class, stand.Person, agent, version).ToString();
            Assert.Equal((agent, version) == (otherAgent, otherVersion), one == MemoryKey.Of(stand.Here, stand.Class, stand.Person, otherAgent, otherVersion).ToString());
            Assert.NotEqual(Key(stand).ToString(), one);
        });

    private static MemoryKey Key((ConversationId Here, ChannelClass Class, PersonId Person) stand) => MemoryKey.Of(stand.Here, stand.Class, stand.Person);

    private static bool SameTenant(ConversationId one, ConversationId other) => (one.Platform, one.Workspace) == (other.Platform, other.Workspace);
}

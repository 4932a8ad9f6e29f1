using ChatAgency.Core.Speaking;
using Xunit;

namespace ChatAgency.Core.Tests.Speaking;

public class WhenToSpeakTests
{
    private static readonly SpeakingFacts Mention = new() { IsMention = true };
    private static readonly SpeakingFacts Direct = new() { IsDirect = true };
    private static readonly SpeakingFacts FollowUp = new() { IsReply = true };
    private static readonly PlaceRules Open = new() { Mode = SpeakingMode.FollowUps };

    private static SpeakingFacts Talk => default;

    [Theory]
    [InlineData(SpeakingMode.Mentions, true, true, false, false)]
    [InlineData(SpeakingMode.FollowUps, true, true, true, false)]
    [InlineData(SpeakingMode.Every, true, true, true, true)]
    public void The_mode_says_what_speaks_to_it(SpeakingMode mode, bool mention, bool direct, bool followUp, bool talk)
    {
        var rules = Open with { Mode = mode };
        Assert.Equal(
            (mention, direct, followUp, talk),
            (Speaks(Mention, rules), Speaks(Direct, rules), Speaks(FollowUp, rules), Speaks(Talk, rules)));
    }

    [Theory]
    [InlineData(SpeakingMode.Mentions, true, QuietReason.MentionsOnly)]
    [InlineData(SpeakingMode.Mentions, false, QuietReason.Chatter)]
    [InlineData(SpeakingMode.FollowUps, false, QuietReason.Chatter)]
    public void What_does_not_speak_to_it_is_not_told(SpeakingMode mode, bool reply, QuietReason reason) =>
        Assert.Equal(new SpeakingVerdict(reason, false), WhenToSpeak.Decide(new() { IsReply = reply }, Open with { Mode = mode }));

    [Theory]
    [InlineData(SpeakingMode.FollowUps, true)]
    [InlineData(SpeakingMode.Every, true)]
    [InlineData(SpeakingMode.Every, false)]
    public void People_who_talk_to_each_other_are_left_alone(SpeakingMode mode, bool reply)
    {
        var rules = Open with { Mode = mode };
        Assert.Equal(new SpeakingVerdict(QuietReason.BetweenPeople, false), WhenToSpeak.Decide(new() { IsReply = reply, MentionsOthers = true }, rules));
        Assert.Equal(new SpeakingVerdict(QuietReason.BetweenPeople, false), WhenToSpeak.Decide(new() { IsReply = reply, IsBetweenOthers = true }, rules));
        Assert.Equal(SpeakingVerdict.Speak, WhenToSpeak.Decide(new() { IsReply = reply, IsMention = true, MentionsOthers = true, IsBetweenOthers = true }, rules));
    }

    public static TheoryData<QuietReason> Closings => [QuietReason.External, QuietReason.Guest, QuietReason.Channel, QuietReason.Person, QuietReason.Muted];

    [Theory]
    [MemberData(nameof(Closings))]
    public void Who_spoke_to_it_where_it_is_closed_is_told_why_and_nobody_else(QuietReason reason)
    {
        var (facts, rules) = Closed(reason);
        Assert.Equal(new SpeakingVerdict(reason, true), WhenToSpeak.Decide(facts with { IsMention = true }, rules));
        Assert.Equal(new SpeakingVerdict(reason, false), WhenToSpeak.Decide(facts with { IsReply = true }, rules));
        Assert.Equal(new SpeakingVerdict(reason, false), WhenToSpeak.Decide(facts, rules with { Mode = SpeakingMode.Every }));
        // Talk that was never meant for it is chatter there as anywhere.
        Assert.Equal(new SpeakingVerdict(QuietReason.Chatter, false), WhenToSpeak.Decide(facts, rules));
        Assert.NotEmpty(QuietWords.For(reason));
    }

    [Theory]
    [InlineData(QuietReason.External)]
    [InlineData(QuietReason.Guest)]
    public void What_is_opened_is_answered(QuietReason reason)
    {
        var (facts, rules) = Closed(reason);
        Assert.Equal(SpeakingVerdict.Speak, WhenToSpeak.Decide(facts with { IsMention = true }, rules with { Guests = reason == QuietReason.Guest, External = reason == QuietReason.External }));
        // The one does not open the other.
        Assert.Equal(reason, WhenToSpeak.Decide(facts with { IsMention = true }, rules with { Guests = reason != QuietReason.Guest, External = reason != QuietReason.External }).Quiet);
    }

    [Fact]
    public void A_foreign_person_is_closed_in_any_channel() =>
        Assert.Equal(QuietReason.External, WhenToSpeak.Decide(new() { IsMention = true, IsForeign = true }, Open).Quiet);

    [Fact]
    public void A_list_of_channels_closes_no_direct_message_and_a_list_of_people_does()
    {
        Assert.Equal(SpeakingVerdict.Speak, WhenToSpeak.Decide(Direct, Open with { IsClosedChannel = true }));
        Assert.Equal(new SpeakingVerdict(QuietReason.Person, true), WhenToSpeak.Decide(Direct, Open with { IsClosedPerson = true }));
    }

    [Fact]
    public void A_word_that_stops_or_unmutes_is_heard_where_it_is_quiet_but_not_from_those_it_is_closed_to()
    {
        var word = FollowUp with { IsHeardAlways = true };
        Assert.Equal(SpeakingVerdict.Speak, WhenToSpeak.Decide(word, Open with { Mode = SpeakingMode.Mentions, IsMuted = true }));
        Assert.Equal(SpeakingVerdict.Speak, WhenToSpeak.Decide(word with { IsBetweenOthers = true }, Open));
        Assert.Equal(new SpeakingVerdict(QuietReason.Person, false), WhenToSpeak.Decide(word, Open with { IsClosedPerson = true }));
        // Said in a channel and not in a thread, it is a word like any other.
        Assert.Equal(QuietReason.Chatter, WhenToSpeak.Decide(new() { IsHeardAlways = true }, Open).Quiet);
    }

    [Fact]
    public void A_loop_ends_in_silence_even_where_it_mentions_the_agency() =>
        Assert.Equal(new SpeakingVerdict(QuietReason.Loop, false), WhenToSpeak.Decide(Mention with { IsLoop = true }, Open));

    private static (SpeakingFacts Facts, PlaceRules Rules) Closed(QuietReason reason) => reason switch
    {
        QuietReason.External => (new() { IsInSharedChannel = true }, Open),
        QuietReason.Guest => (new() { IsGuest = true }, Open),
        QuietReason.Channel => (Talk, Open with { IsClosedChannel = true }),
        QuietReason.Person => (Talk, Open with { IsClosedPerson = true }),
        _ => (Talk, Open with { IsMuted = true }),
    };

    private static bool Speaks(SpeakingFacts facts, PlaceRules rules) => WhenToSpeak.Decide(facts, rules).Quiet is null;
}

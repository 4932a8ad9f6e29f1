namespace ChatAgency.Core.Speaking;

/// <summary>
/// Decides when the agency speaks: from what is known of a message, and from what holds in its place. First whether it
/// speaks to the agency at all; then what is closed; then what makes it quiet for a while. Pure.
/// </summary>
public static class WhenToSpeak
{
    /// <summary>The decision. It may be asked again where more is known.</summary>
    public static SpeakingVerdict Decide(SpeakingFacts facts, PlaceRules rules)
    {
        var isAsked = facts.IsDirect || facts.IsMention;
        if (!isAsked && NotAddressed(facts, rules.Mode) is { } aside) return new SpeakingVerdict(aside, IsTold: false);
        if (Closed(facts, rules) is { } closed) return new SpeakingVerdict(closed, isAsked);
        if (rules.IsMuted && !facts.IsHeardAlways) return new SpeakingVerdict(QuietReason.Muted, isAsked);
        // Whoever answers by itself would answer a line about it, too.
        return facts.IsLoop ? new SpeakingVerdict(QuietReason.Loop, IsTold: false) : SpeakingVerdict.Speak;
    }

    private static QuietReason? NotAddressed(SpeakingFacts facts, SpeakingMode mode)
    {
        if (!facts.IsReply && mode != SpeakingMode.Every) return QuietReason.Chatter;
        if (facts.IsHeardAlways) return null;
        if (mode == SpeakingMode.Mentions) return QuietReason.MentionsOnly;
        return facts.MentionsOthers || facts.IsBetweenOthers ? QuietReason.BetweenPeople : null;
    }

    private static QuietReason? Closed(SpeakingFacts facts, PlaceRules rules)
    {
        if ((facts.IsInSharedChannel || facts.IsForeign) && !rules.External) return QuietReason.External;
        if (facts.IsGuest && !rules.Guests) return QuietReason.Guest;
        if (rules.IsClosedChannel && !facts.IsDirect) return QuietReason.Channel;
        return rules.IsClosedPerson ? QuietReason.Person : null;
    }
}

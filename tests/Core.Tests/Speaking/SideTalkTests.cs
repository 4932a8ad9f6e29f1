using ChatAgency.Core.Conversations;
using ChatAgency.Core.Speaking;
using Xunit;

namespace ChatAgency.Core.Tests.Speaking;

public class SideTalkTests
{
    private static readonly PersonId Ann = new("U1");
    private static readonly PersonId Bob = new("U2");
    private static readonly PersonId Cem = new("U3");

    private readonly SideTalk talk = new();
    private DateTimeOffset now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Who_was_addressed_replies_and_then_both_go_on()
    {
        Address(Ann, Bob);
        Assert.True(GoesOn(Bob));
        Assert.True(GoesOn(Ann));
        Assert.True(GoesOn(Bob));
        Assert.False(GoesOn(Cem));
    }

    [Fact]
    public void Who_addressed_somebody_and_got_no_reply_speaks_to_the_agency_next()
    {
        Address(Ann, Bob);
        Assert.False(GoesOn(Ann));
        Assert.True(GoesOn(Bob));
    }

    [Fact]
    public void A_reply_with_a_mention_is_a_reply()
    {
        Address(Ann, Bob);
        Address(Bob, Ann);
        Assert.True(GoesOn(Ann));
    }

    [Fact]
    public void A_third_person_who_is_drawn_in_belongs_to_it()
    {
        Address(Ann, Bob);
        Assert.True(GoesOn(Bob));
        Address(Ann, Cem);
        Assert.True(GoesOn(Cem));
        Assert.True(GoesOn(Bob));
    }

    [Fact]
    public void A_word_to_the_agency_ends_it()
    {
        Address(Ann, Bob);
        talk.End();
        Assert.False(GoesOn(Bob));
    }

    [Fact]
    public void It_is_over_when_nobody_said_a_word_for_ten_minutes()
    {
        Address(Ann, Bob);
        now += TimeSpan.FromMinutes(10);
        Assert.True(GoesOn(Bob));
        now += TimeSpan.FromMinutes(10) + TimeSpan.FromSeconds(1);
        Assert.False(GoesOn(Ann));
    }

    private void Address(PersonId from, PersonId to) => talk.Address(from, [to.Value], now);

    private bool GoesOn(PersonId from) => talk.GoesOn(from, now);
}

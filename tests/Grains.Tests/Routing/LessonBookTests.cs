using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Routing;

/// <summary>What is kept of corrections, and what goes.</summary>
public sealed class LessonBookTests
{
    private const string Here = "slack/T1/C1:1.1";

    [Fact]
    public void The_same_lesson_twice_is_one_and_costs_nothing()
    {
        var once = LessonBook.With([], Lesson("m1", "how do we name the new tool", "Creative"));

        Assert.True(once == LessonBook.With(once, Lesson("m1", "how do we name the new tool", "Creative")));
    }

    [Fact]
    public void A_later_lesson_takes_the_place_of_what_it_contradicts()
    {
        var lessons = LessonBook.With([], Lesson("m1", "how do we name the new tool", "Creative"));
        lessons = LessonBook.With(lessons, Lesson("m2", "why is the build so slow today", "Technical"));
        lessons = LessonBook.With(lessons, Lesson("m3", "How do we name the new tool?", "Code"));

        Assert.Equal(["Technical", "Code"], lessons.Select(static lesson => lesson.Agent.Value));
        Assert.Equal("Code", Find(lessons, "how do we name the new tool"));
    }

    [Fact]
    public void A_message_has_one_lesson_as_it_now_reads_and_none_where_it_says_too_little()
    {
        var lessons = LessonBook.With([], Lesson("m1", "how do we name the new tool", "Creative"));
        lessons = LessonBook.With(lessons, Lesson("m1", "which port does the database need", "Creative"));
        Assert.Null(Find(lessons, "how do we name the new tool"));
        Assert.Equal("Creative", Find(lessons, "which port does the database need"));

        Assert.Empty(LessonBook.With(lessons, Lesson("m1", "", "Creative")));
        Assert.Empty(LessonBook.With([], Lesson("m2", "thanks", "Creative")));
    }

    [Fact]
    public void Of_several_that_are_like_it_the_most_like_decides()
    {
        var lessons = LessonBook.With([], Lesson("m1", "a b c d e f g h i j k l", "Code"));
        lessons = LessonBook.With(lessons, Lesson("m2", "a b c d e f g h i j x y", "Creative"));

        Assert.Equal(2, lessons.Length);
        Assert.Equal("Code", Find(lessons, "a b c d e f g h i j k"));
        Assert.Equal("Creative", Find(lessons, "a b c d e f g h i j x"));
    }

    [Fact]
    public void The_latest_500_are_kept_and_a_conversations_go_with_it()
    {
        var lessons = ImmutableArray<RoutingLesson>.Empty;
        for (var i = 0; i < 501; i++) lessons = LessonBook.With(lessons, Lesson($"m{i}", $"x{i} y{i} z{i}", "Code", i % 2 == 0 ? Here : "slack/T1/C2:2.2"));

        Assert.Equal((500, "m1", "m500"), (lessons.Length, lessons[0].Message.Value, lessons[^1].Message.Value));
        Assert.Equal(499, LessonBook.Without(lessons, Here, new MessageId("m2")).Length);
        Assert.Equal(250, LessonBook.Without(lessons, Here, null).Length);
        Assert.True(lessons == LessonBook.Without(lessons, Here, new MessageId("m1")));
    }

    private static string? Find(ImmutableArray<RoutingLesson> lessons, string text) => LessonBook.Find(lessons, Fingerprint.Of(text, "slack/T1"))?.Lesson.Agent.Value;

    private static RoutingLesson Lesson(string message, string text, string agent, string conversation = Here) =>
        new(new AgentName(agent), conversation, new MessageId(message), Fingerprint.Of(text, "slack/T1"), default);
}

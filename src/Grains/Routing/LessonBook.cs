using System.Collections.Immutable;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>What a workspace's corrections taught it. Of two lessons of messages that are alike the later one is kept.</summary>
internal static class LessonBook
{
    private const int Most = 500;

    /// <summary>These lessons and that one, which takes the place of an older one of its message; the same array where it brings nothing new.</summary>
    public static ImmutableArray<RoutingLesson> With(ImmutableArray<RoutingLesson> lessons, RoutingLesson lesson)
    {
        if (lesson.Words.Length < Fingerprint.Fewest) return Without(lessons, lesson.Conversation, lesson.Message);
        if (lessons.Any(old => IsOf(old, lesson.Conversation, lesson.Message) && old.Agent == lesson.Agent && old.Words.SequenceEqual(lesson.Words))) return lessons;
        var others = lessons.Where(old => !IsOf(old, lesson.Conversation, lesson.Message) && Fingerprint.Likeness(old.Words, lesson.Words) < Fingerprint.Alike);
        return [.. others.TakeLast(Most - 1), lesson];
    }

    /// <summary>These lessons without those of a message, or of its whole conversation where it is null; the same array where there are none.</summary>
    public static ImmutableArray<RoutingLesson> Without(ImmutableArray<RoutingLesson> lessons, string conversation, MessageId? message) =>
        lessons.RemoveAll(lesson => IsOf(lesson, conversation, message));

    /// <summary>The lesson of the message most like this one, of several the latest; null where none is like enough.</summary>
    public static (RoutingLesson Lesson, double Likeness)? Find(ImmutableArray<RoutingLesson> lessons, ImmutableArray<uint> words)
    {
        (RoutingLesson, double Likeness)? found = null;
        if (words.Length < Fingerprint.Fewest) return found;
        foreach (var lesson in lessons)
        {
            var likeness = Fingerprint.Likeness(lesson.Words, words);
            if (likeness >= Fingerprint.Alike && likeness >= (found?.Likeness ?? 0)) found = (lesson, likeness);
        }

        return found;
    }

    /// <summary>Without what was taught in a channel.</summary>
    public static ImmutableArray<RoutingLesson> WithoutChannel(ImmutableArray<RoutingLesson> lessons, string channel) =>
        lessons.RemoveAll(lesson => ConversationId.TryParse(lesson.Conversation, out var at) && at.Channel == channel);

    private static bool IsOf(RoutingLesson lesson, string conversation, MessageId? message) =>
        lesson.Conversation == conversation && (message is null || lesson.Message == message);
}

using ChatAgency.Core.Agents;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Operating;

/// <summary>A turn as the register has it.</summary>
internal sealed record FoundTurn(
    string Conversation, long Turn, string State, bool Parked, DateTimeOffset AcceptedAt, DateTimeOffset? BegunAt, DateTimeOffset? EndedAt, string? Author, string? Message,
    IReadOnlyList<string>? Posts, string? Agent, string? RoutedBy, double Confidence, IReadOnlyList<WriterShown>? Agents, string? ErrorId, long InputTokens, long OutputTokens, decimal? Cost, int Ups, int Downs)
{
    public static FoundTurn Of(RegisterEntry entry) => new(
        entry.Conversation, entry.Turn, entry.State.ToString().ToLowerInvariant(), entry.IsParked, entry.AcceptedAt, entry.BegunAt, entry.EndedAt, entry.Author, entry.Message,
        entry.Posts, entry.Agent, entry.By == Rung.Unknown ? null : entry.By.ToString().ToLowerInvariant(), entry.Confidence, entry.Authors?.Select(WriterShown.Of).ToArray(),
        entry.ErrorId, entry.InputTokens, entry.OutputTokens, entry.Cost, entry.Ups, entry.Downs);
}

/// <summary>Who wrote an answer, or a part in it.</summary>
internal sealed record WriterShown(string Agent, int Version, string Hash, string Model)
{
    public static WriterShown Of(Author author) => new(author.Agent.Value, author.Version, author.Hash, author.Model);
}

/// <summary>Turns, the newest first; <c>next</c> is what to say as <c>after</c> for those that follow, null at the end.</summary>
internal sealed record TurnList(IReadOnlyList<FoundTurn> Turns, string? Next);

/// <summary>Conversations, each at its newest turn that is as wanted; <c>matches</c> says how many of its turns are, among those looked at for this answer.</summary>
internal sealed record ConversationList(IReadOnlyList<FoundConversation> Conversations, string? Next);

/// <summary>A conversation that was found.</summary>
internal sealed record FoundConversation(string Conversation, int Matches, FoundTurn Newest);

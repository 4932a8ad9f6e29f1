using System.Collections.Immutable;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Delivery;

namespace ChatAgency.Slack.Streaming;

/// <summary>A stream that this process started, and what is in it.</summary>
/// <param name="Post">Its post.</param>
/// <param name="Sent">What it shows.</param>
internal sealed record LiveStream(PostId Post, StreamBody Sent)
{
    /// <summary>The id of the sign; pieces of work have others.</summary>
    private const string SignId = "chatagency";

    /// <summary>True where nobody knows whether the latest addition came through: another might double it.</summary>
    public bool IsInDoubt { get; init; }

    /// <summary>What is to be added; null where more than an addition would be needed.</summary>
    public (string Text, ImmutableArray<WorkItem> Work)? Until(StreamBody body)
    {
        if (IsInDoubt || body.Turn != Sent.Turn || !body.Growth.StartsWith(Sent.Growth, StringComparison.Ordinal)) return null;
        var work = body.Work.Where(item => !Sent.Work.Contains(item)).ToImmutableArray();
        if (SignOf(body) is var sign && sign != SignOf(Sent)) work = work.Insert(0, sign);
        return (body.Growth[Sent.Growth.Length..], work);
    }

    /// <summary>The sign that something is done. It stands until the whole text is written over the stream.</summary>
    public static WorkItem SignOf(StreamBody body) => new() { Id = SignId, Title = body.Sign, Status = WorkStatus.InProgress };
}

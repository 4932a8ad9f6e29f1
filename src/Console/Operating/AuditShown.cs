using ChatAgency.Core.Auditing;

namespace ChatAgency.Console.Operating;

/// <summary>A record of the audit with all that its hash covers.</summary>
internal sealed record AuditShown(
    int Chain,
    long Sequence,
    DateTimeOffset KeptAt,
    string Id,
    DateTimeOffset At,
    string Kind,
    string Who,
    string Workspace,
    string Conversation,
    string Subject,
    string Outcome,
    IReadOnlyList<AuditDetail> Details,
    string Previous,
    string Hash)
{
    public static AuditShown Of(AuditRecord record)
    {
        var what = record.Event;
        return new(record.Chain, record.Sequence, record.KeptAt, what.Id, what.At, what.Kind.ToString(), what.Who, what.Workspace, what.Conversation, what.Subject, what.Outcome, what.Details, record.Previous, record.Hash);
    }
}

/// <summary>Records of all chains in the order of time; <c>next</c> is what to say as <c>after</c> for those that follow, null at the end.</summary>
internal sealed record AuditList(IReadOnlyList<AuditShown> Records, string? Next);

/// <summary>Records of one chain as the store has them; <c>next</c> is what to say as <c>from</c> for those that follow, null at the end.</summary>
internal sealed record AuditChain(IReadOnlyList<AuditShown> Records, long? Next);

using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Conversations;
using Orleans;

namespace ChatAgency.Core.Auditing;

/// <summary>What happened, who did it and where. Never what anybody wrote, what a tool was given or what it returned.</summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.AuditEvent")]
public sealed record AuditEvent
{
    /// <summary>Who stands in a record of what no person did.</summary>
    public const string Agency = "agency";

    private const int LongestWord = 128;

    /// <summary>Names this one event; random. An event that stands in two records (a store did not say whether it had kept the first) happened once.</summary>
    [Id(0)] public required string Id { get; init; }

    /// <summary>When it happened.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>What it was.</summary>
    [Id(2)] public required AuditKind Kind { get; init; }

    /// <summary>The person by the platform's id, the operator by name, or <see cref="Agency"/>.</summary>
    [Id(3)] public required string Who { get; init; }

    /// <summary><c>{platform}/{workspace}</c>; empty where it is of all of them.</summary>
    [Id(4)] public string Workspace { get; init; } = "";

    /// <summary>The text form of the conversation; empty for none.</summary>
    [Id(5)] public string Conversation { get; init; } = "";

    /// <summary>What it was done to: a tool, an agent, a person.</summary>
    [Id(6)] public required string Subject { get; init; }

    /// <summary>How it ended.</summary>
    [Id(7)] public required string Outcome { get; init; }

    /// <summary>What else there is to say of it.</summary>
    [Id(8)] public ImmutableArray<AuditDetail> Details { get; init; } = [];

    /// <summary>An event of a conversation.</summary>
    public static AuditEvent In(ConversationId conversation, DateTimeOffset at, AuditKind kind, string who, string subject, string outcome, params ImmutableArray<AuditDetail> details) =>
        Of(WorkspaceKey.Of(conversation), at, kind, who, subject, outcome, details) with { Conversation = conversation.ToString() };

    /// <summary>An event of a workspace, or of the whole agency where that is empty.</summary>
    public static AuditEvent Of(string workspace, DateTimeOffset at, AuditKind kind, string who, string subject, string outcome, params ImmutableArray<AuditDetail> details) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        At = at,
        Kind = kind,
        Who = Word(who),
        Workspace = workspace,
        Subject = Word(subject),
        Outcome = Word(outcome),
        Details = details,
    };

    /// <summary>The number of the chain, of so many, that keeps it: what belongs together is in one chain, what does not is spread.</summary>
    public int ChainOf(int chains) => ChainOf(Conversation.Length > 0 ? Conversation : Workspace.Length > 0 ? Workspace : Subject, chains);

    /// <summary>The same for all that happens in a conversation, in a workspace outside of conversations, or with something outside of both, by its name.</summary>
    public static int ChainOf(string name, int chains) => (int)(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % (uint)chains);

    /// <summary>A name as records hold it: 128 characters at most, and no space in it. A sentence does not get through as one.</summary>
    public static string Word(string name)
    {
        var cut = name.Length <= LongestWord ? name : name[..LongestWord];
        return string.Create(cut.Length, cut, static (word, from) =>
        {
            for (var i = 0; i < word.Length; i++) word[i] = char.IsWhiteSpace(from[i]) || char.IsControl(from[i]) || char.IsSurrogate(from[i]) ? '_' : from[i];
        });
    }
}

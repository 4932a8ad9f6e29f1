using System.Diagnostics.CodeAnalysis;
using Orleans;

namespace ChatAgency.Core.Conversations;

/// <summary>
/// One thread on one platform. The workspace is part of the identity, so that equal channel names
/// in two workspaces can never meet. Text form: <c>slack/T024BE7LD/C024BE91L:1482960137.003543</c>.
/// </summary>
[GenerateSerializer, Immutable, Alias("ChatAgency.ConversationId")]
public sealed record ConversationId
{
    /// <summary>The longest text form that is accepted, in characters.</summary>
    public const int MaxLength = 512;

    /// <summary>Names a conversation; every part must be legal by <see cref="IsPart"/>.</summary>
    /// <exception cref="ArgumentException">A part is empty or has a character that the text form uses.</exception>
    public ConversationId(string platform, string workspace, string channel, string thread)
    {
        Platform = Legal(platform, nameof(platform));
        Workspace = Legal(workspace, nameof(workspace));
        Channel = Legal(channel, nameof(channel));
        Thread = Legal(thread, nameof(thread));
    }

    /// <summary>Where people talk: <c>slack</c>, <c>web</c>, …</summary>
    [Id(0)] public string Platform { get; }

    /// <summary>The tenant: a Slack team or enterprise, a web tenant.</summary>
    [Id(1)] public string Workspace { get; }

    /// <summary>The channel; on the web the person who owns the conversation.</summary>
    [Id(2)] public string Channel { get; }

    /// <summary>The thread in its channel: on Slack the root's <c>ts</c>.</summary>
    [Id(3)] public string Thread { get; }

    /// <summary>Reads the text form; never throws on bad input.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out ConversationId? id)
    {
        id = null;
        if (text is null || text.Length > MaxLength) return false;
        var parts = text.Split('/');
        if (parts.Length != 3) return false;
        var colon = parts[2].IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return false;
        var (channel, thread) = (parts[2][..colon], parts[2][(colon + 1)..]);
        if (!IsPart(parts[0]) || !IsPart(parts[1]) || !IsPart(channel) || !IsPart(thread)) return false;
        id = new ConversationId(parts[0], parts[1], channel, thread);
        return true;
    }

    /// <summary>True for 1 to 128 characters, none of them a control, white space, <c>/</c>, <c>:</c> or <c>#</c>.</summary>
    public static bool IsPart(string? part) =>
        part is { Length: > 0 and <= 128 }
        && !part.Any(static c => c is '/' or ':' or '#' || char.IsControl(c) || char.IsWhiteSpace(c));

    /// <summary>The text form, which <see cref="TryParse"/> reads back.</summary>
    public override string ToString() => $"{Platform}/{Workspace}/{Channel}:{Thread}";

    private static string Legal(string part, string name) =>
        IsPart(part) ? part : throw new ArgumentException("A part of a conversation id is 1 to 128 characters without space, '/', ':' or '#'.", name);
}

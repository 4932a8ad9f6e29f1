using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>That something was erased, for what comes late: no name stands in it.</summary>
/// <param name="Conversation">A hash of the conversation.</param>
/// <param name="Author">A hash of the person in it; null for all of the conversation.</param>
/// <param name="At">When. Of what was accepted later nothing is meant.</param>
internal sealed record Forgotten(string Conversation, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Author, DateTimeOffset At)
{
    /// <summary>So long a silo may still hold what it was told before.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(1);

    public static Forgotten Of(string conversation, string? author, DateTimeOffset at) => new(HashOf(conversation), author is null ? null : HashOf($"{conversation}#{author}"), at);

    /// <summary>What is left of an entry; null for nothing.</summary>
    public RegisterEntry? Without(RegisterEntry entry)
    {
        if (entry.AcceptedAt > At || HashOf(entry.Conversation) != Conversation) return entry;
        if (Author is null) return null;
        return entry.Author is { } author && HashOf($"{entry.Conversation}#{author}") == Author ? entry with { Author = null, Message = null, Posts = null } : entry;
    }

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"register:{text}"))))[..24];
}

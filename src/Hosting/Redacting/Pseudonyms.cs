using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Hosting.Redacting;

/// <summary>What people, and the conversations that are named after them, are called in logs and traces: by a key, so that one has one pseudonym and nobody without the key finds out whose it is.</summary>
public sealed class Pseudonyms
{
    /// <summary>How long a pseudonym is: a mark and 16 hexadecimal digits, of which no two meet by chance in a cluster's life.</summary>
    public const int Length = 17;

    private const char Mark = '~';
    // Slack's ids of teams, channels and threads name nobody, and whoever is woken must find the thread.
    private const string Nameless = "slack/";
    private readonly Lazy<byte[]> key;

    /// <param name="key">Read when the first pseudonym is wanted; where there is none, one is drawn.</param>
    public Pseudonyms(Func<string?> key) => this.key = new Lazy<byte[]>(() =>
        key() is { } text && text.Trim() is { Length: > 0 } trimmed ? SHA256.HashData(Encoding.UTF8.GetBytes(trimmed)) : RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));

    /// <summary>A person's.</summary>
    public string OfPerson(string person) => Of(person);

    /// <summary>A conversation's, from its text form: Slack's is that itself, of others the platform and the workspace stay.</summary>
    public string OfConversation(string conversation) =>
        conversation.StartsWith(Nameless, StringComparison.Ordinal) ? conversation : $"{conversation[..Place(conversation)]}{Of(conversation)}";

    /// <summary>A grain's, from its type and key: the type stays.</summary>
    public string OfGrain(string grain) => $"{grain[..(grain.IndexOf('/', StringComparison.Ordinal) + 1)]}{Of(grain)}";

    /// <summary>That of an id whichever it is: what stands for it in a log.</summary>
    public string OfAny(string id) => ConversationId.TryParse(id, out _) ? OfConversation(id) : OfPerson(id);

    // Where the part begins that a person may be in.
    private static int Place(string conversation) => conversation.LastIndexOf('/') + 1;

    private string Of(string id) => $"{Mark}{Convert.ToHexStringLower(HMACSHA256.HashData(key.Value, Encoding.UTF8.GetBytes(id)).AsSpan(0, (Length - 1) / 2))}";
}

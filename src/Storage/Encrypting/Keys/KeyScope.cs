using ChatAgency.Core.Conversations;

namespace ChatAgency.Storage.Encrypting.Keys;

/// <summary>
/// Whose key a record has. What belongs to a workspace lies under <c>{platform}/{workspace}</c>: conversations, their pages,
/// lists, budgets; an agent's grain has its name and a bar before that. All else is the installation's.
/// </summary>
internal static class KeyScope
{
    /// <summary>The scope of records that belong to no workspace.</summary>
    internal const string Installation = "installation";

    /// <exception cref="ArgumentException">Not the name of a platform and of a workspace.</exception>
    internal static string Of(string platform, string workspace) => ConversationId.IsPart(platform) && ConversationId.IsPart(workspace)
        ? $"{platform}/{workspace}"
        : throw new ArgumentException("A platform and a workspace are named as in a conversation's id.");

    internal static string Of(GrainId grain)
    {
        var key = grain.Key.ToString()!;
        var parts = key[(key[..Math.Max(0, key.IndexOf('/', StringComparison.Ordinal))].LastIndexOf('|') + 1)..].Split('/', 3);
        return parts.Length > 1 && ConversationId.IsPart(parts[0]) && ConversationId.IsPart(parts[1]) ? $"{parts[0]}/{parts[1]}" : Installation;
    }
}

using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Routing;

namespace ChatAgency.Grains.Routing;

/// <summary>Finds the rule that a message fits.</summary>
internal static class RuleBook
{
    /// <summary>The first that fits; null for none.</summary>
    public static RoutingRule? Find(IEnumerable<RoutingRule> rules, ConversationId conversation, string body) =>
        rules.FirstOrDefault(rule => (string.IsNullOrEmpty(rule.Channel) || rule.Channel == conversation.Channel) && (rule.Words.Count == 0 || rule.Words.Any(word => Holds(body, word))));

    // As a word of its own: «form» is not in «perform».
    private static bool Holds(string body, string word)
    {
        for (var at = body.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = body.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(body[at - 1])) && (end == body.Length || !char.IsLetterOrDigit(body[end]))) return true;
        }

        return false;
    }
}

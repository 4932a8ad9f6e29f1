using System.Diagnostics;
using OpenTelemetry;

namespace ChatAgency.Hosting.Redacting;

/// <summary>Puts pseudonyms into spans where the agency and Orleans tell of conversations and grains, before anything leaves the process.</summary>
internal sealed class SpanRedaction(Pseudonyms pseudonyms) : BaseProcessor<Activity>
{
    private const string Conversation = "gen_ai.conversation.id";
    private const string Orleans = "orleans.";

    /// <inheritdoc/>
    public override void OnEnd(Activity data)
    {
        if (data.GetTagItem(Conversation) is string conversation) data.SetTag(Conversation, pseudonyms.OfConversation(conversation));
        // A grain's id is its type and its key, and the key of many is a conversation or a person.
        foreach (var (name, value) in data.TagObjects.Where(static tag => tag.Key.StartsWith(Orleans, StringComparison.Ordinal) && tag.Value?.ToString()?.Contains('/', StringComparison.Ordinal) == true).ToList())
            data.SetTag(name, pseudonyms.OfGrain(value!.ToString()!));
    }
}

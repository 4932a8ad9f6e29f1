
namespace ChatAgency.Core.Delivery;

/// <summary>The content of one post, ready for its platform.</summary>
/// <param name="Text">Plain words: what notifications show and what stands where nothing richer can.</param>
/// <param name="Rich">The platform's own rich form (on Slack the JSON of its blocks); empty where it has none.</param>
public record PartBody(string Text, string Rich)
{
    /// <summary>The agent that a new post is shown as; null for the agency itself, and where the platform has one name only.</summary>
    public Speaker? Speaker { get; init; }
}

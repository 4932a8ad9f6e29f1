using System.Text.Json;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;

namespace ChatAgency.Grains.Panels;

/// <summary>Where a panel stands that waits for a person: what its members have written so far, and which of them wait.</summary>
internal sealed record PanelScript
{
    /// <summary>The members in their order. The first that waits is the one that the person is asked for.</summary>
    public required IReadOnlyList<Draft> Drafts { get; init; }

    /// <summary>The script as text; null where it is too long to be kept.</summary>
    public static string? TryWrite(IEnumerable<Member> members)
    {
        var text = JsonSerializer.Serialize(new PanelScript { Drafts = [.. members.Select(static member => member.Draft)] });
        return text.Length <= ApprovalAsk.LongestScript ? text : null;
    }

    public static PanelScript Read(string text) => JsonSerializer.Deserialize<PanelScript>(text)!;

    /// <summary>True for the script of a panel, false for that of an agent alone.</summary>
    public static bool Fits(string text)
    {
        using var script = JsonDocument.Parse(text);
        return script.RootElement.TryGetProperty(nameof(Drafts), out _);
    }

    /// <summary>A member as it is kept.</summary>
    /// <param name="Agent">Its name.</param>
    /// <param name="Text">What it has written.</param>
    /// <param name="Finished">How it ended, where its answer is whole.</param>
    /// <param name="Failure">Why it has none.</param>
    /// <param name="Waits">What it waits for, with a script of its own.</param>
    internal sealed record Draft(AgentName Agent, string Text, AgentStep.Finished? Finished, Core.Failures.Failure? Failure, ApprovalAsk? Waits);
}

namespace ChatAgency.Grains.Tools;

/// <summary>What the model is told of a call.</summary>
internal sealed record ToolAnswer(ToolOutcome Outcome, string Text);

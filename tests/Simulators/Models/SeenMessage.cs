namespace ChatAgency.Simulators.Models;

/// <summary>One message of a prompt.</summary>
/// <param name="Role"><c>system</c>, <c>user</c>, <c>assistant</c> or <c>tool</c>.</param>
/// <param name="Text">Its text.</param>
public sealed record SeenMessage(string Role, string Text);

namespace ChatAgency.Hostile.Tests.Cases;

/// <summary>One text that an attacker got in front of a model.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Carrier">How it got there: <c>thread</c> (somebody's earlier message), <c>tool</c>, <c>file</c> and <c>page</c> (what a tool brought), <c>recall</c> (another thread of the channel), <c>name</c> (what somebody calls themselves).</param>
/// <param name="Aim">What it wants: <c>mention</c>, <c>link</c>, <c>tool</c>, <c>secret</c>, <c>chain</c>.</param>
/// <param name="Text">The text; what the model is to do stands in ⟦ ⟧.</param>
internal sealed record Attack(string Id, string Carrier, string Aim, string Text);

namespace ChatAgency.Core.Keeping;

/// <summary>The gist of the turns that left the working window.</summary>
/// <param name="Text">As a model wrote it; untrusted. Empty where what it was made of was deleted.</param>
/// <param name="Pages">How many transcript pages it covers.</param>
public sealed record Summary(string Text, int Pages);

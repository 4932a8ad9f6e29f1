namespace ChatAgency.Training.Gathering;

/// <summary>A text that somebody has labelled.</summary>
/// <param name="Id">Its name in its set.</param>
/// <param name="Text">The text as its platform delivers it.</param>
/// <param name="First">The label that it is for above all.</param>
/// <param name="Needed">All labels that it needs, <paramref name="First"/> among them.</param>
/// <param name="Kind">What makes it hard: <c>single</c>, <c>multi</c>, <c>followup</c>, <c>adversarial</c>; empty where nobody said.</param>
/// <param name="Language">ISO 639-1, or empty.</param>
public sealed record Example(string Id, string Text, string First, IReadOnlyList<string> Needed, string Kind, string Language);

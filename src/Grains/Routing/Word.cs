namespace ChatAgency.Grains.Routing;

/// <summary>A word, the field it speaks for, and how clearly.</summary>
internal sealed record Word(string Text, Field Field, double Weight);

namespace ChatAgency.Grains.Agents;

/// <summary>The settings of a profile as its file spells them, before they are checked.</summary>
internal sealed class ProfileSettings
{
    private const int LongestName = 40;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public string? WhenToUse { get; set; }

    public string? Model { get; set; }

    public float? Temperature { get; set; }

    public int MaxOutputTokens { get; set; } = 4_000;

    public List<string> Tools { get; set; } = [];

    public List<string> PassesOnTo { get; set; } = [];

    public List<string> Examples { get; set; } = [];

    public static bool IsName(string? name) =>
        name is { Length: > 0 and <= LongestName }
        && char.IsLetter(name[0])
        && name.All(static c => char.IsLetterOrDigit(c) || c is ' ' or '-');
}

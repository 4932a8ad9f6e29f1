namespace ChatAgency.Grains.Tools;

/// <summary>How profiles and settings name tools: by name, or by the beginning of names with a <c>*</c> at its end.</summary>
internal static class ToolPattern
{
    /// <summary>The longest name that models take.</summary>
    public const int LongestName = 64;

    public static bool IsOne(string pattern) => IsName(pattern.EndsWith('*') ? pattern[..^1] + "x" : pattern);

    public static bool IsName(string name) =>
        name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    public static bool Fits(string pattern, string name) =>
        pattern.EndsWith('*') ? name.StartsWith(pattern[..^1], StringComparison.Ordinal) : pattern == name;
}

namespace ChatAgency.Console.Operating;

/// <summary>Choices as operators write and see them: in lower case.</summary>
internal static class ChoiceWords
{
    /// <summary>The choice as it is shown; null for none.</summary>
    public static string? Of<T>(T? value) where T : struct, Enum => value?.ToString().ToLowerInvariant();

    /// <summary>The choice that a word means; null for none, and where there is no such choice: that is a fault.</summary>
    public static T? Read<T>(string? word, string what, List<string> faults) where T : struct, Enum
    {
        if (word is null) return null;
        // A number would be taken for a value too.
        if (word.All(char.IsAsciiLetter) && Enum.TryParse<T>(word, ignoreCase: true, out var value)) return value;
        faults.Add($"{what} is {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}, or is left out");
        return null;
    }
}

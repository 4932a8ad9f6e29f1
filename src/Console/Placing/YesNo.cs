namespace ChatAgency.Console.Placing;

/// <summary>What may be said, and may be left to the settings.</summary>
internal static class YesNo
{
    public static string? Of(bool? value) => value switch { true => "yes", false => "no", null => null };

    public static bool? Read(string? word, string what, List<string> faults)
    {
        if (word is null or "yes" or "no") return word is null ? null : word == "yes";
        faults.Add($"{what} is yes or no, or is left out");
        return null;
    }

    /// <param name="settings">What the settings say.</param>
    public static (string Value, string Words)[] Choices(string settings) => [("", settings), ("yes", "yes"), ("no", "no")];
}

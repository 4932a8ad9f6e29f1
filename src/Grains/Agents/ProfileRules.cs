namespace ChatAgency.Grains.Agents;

/// <summary>What a profile's settings may say, and on which line they say otherwise.</summary>
internal static class ProfileRules
{
    private const int LongestText = 1_000;
    private const int MostExamples = 200;
    private const int LongestInstructions = 32_000;

    /// <param name="settings">What was read.</param>
    /// <param name="instructions">What stands below.</param>
    /// <param name="head">The file's lines before the one that ends the settings.</param>
    public static IReadOnlyList<(int Line, string Problem)> Faults(ProfileSettings settings, string instructions, ReadOnlySpan<string> head)
    {
        var faults = new List<(int, string)>();
        if (!ProfileSettings.IsName(settings.Name)) faults.Add((LineOf(head, "name"), "name is 1 to 40 letters, digits, spaces and hyphens, a letter first"));
        if (string.IsNullOrWhiteSpace(settings.Description)) faults.Add((LineOf(head, "description"), "description is missing"));
        if (settings.Description is { Length: > LongestText }) faults.Add((LineOf(head, "description"), $"description has {LongestText} characters at most"));
        if (settings.WhenToUse is { Length: > LongestText }) faults.Add((LineOf(head, "when_to_use"), $"when_to_use has {LongestText} characters at most"));
        if (settings.Temperature is not (null or (>= 0 and <= 2))) faults.Add((LineOf(head, "temperature"), "temperature is from 0 to 2"));
        if (settings.MaxOutputTokens is < 1 or > 128_000) faults.Add((LineOf(head, "max_output_tokens"), "max_output_tokens is from 1 to 128000"));
        if (settings.Tools is null || settings.Tools.Any(string.IsNullOrWhiteSpace)) faults.Add((LineOf(head, "tools"), "tools is a list of names"));
        if (settings.PassesOnTo is null || settings.PassesOnTo.Any(static name => name != "*" && !ProfileSettings.IsName(name))) faults.Add((LineOf(head, "passes_on_to"), "passes_on_to is a list of agents' names, or * for all"));
        if (settings.Examples is null || settings.Examples.Count > MostExamples || settings.Examples.Any(static example => string.IsNullOrWhiteSpace(example) || example.Length > LongestText))
        {
            faults.Add((LineOf(head, "examples"), $"examples is a list of messages, {MostExamples} at most, each of {LongestText} characters at most"));
        }

        if (instructions.Length is 0 or > LongestInstructions) faults.Add((head.Length + 1, $"the instructions are missing below the settings, or have more than {LongestInstructions} characters"));
        return faults;
    }

    /// <summary>The line on which a setting begins; where it is left out, the one that ends the settings.</summary>
    private static int LineOf(ReadOnlySpan<string> head, string setting)
    {
        for (var i = 1; i < head.Length; i++)
        {
            if (head[i].StartsWith($"{setting}:", StringComparison.Ordinal)) return i + 1;
        }

        return head.Length + 1;
    }
}

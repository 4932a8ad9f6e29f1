using ChatAgency.Grains.Interfaces.Settings;

namespace ChatAgency.Grains.Settings;

/// <summary>What is wrong with a wish whatever the settings mean.</summary>
internal static class WishFaults
{
    /// <summary>How many settings can be changed in all.</summary>
    public const int MostSet = 200;

    public const string LongNote = "a note has 200 characters at most";

    private const int MostAtOnce = 20;
    private const int LongestKey = 200;
    private const int LongestValue = 500;
    private const int LongestNote = 200;

    public static List<string> Of(SettingsWish wish)
    {
        var faults = new List<string>();
        string[] keys = [.. wish.Set.Keys, .. wish.Unset];
        if (keys.Length is 0 or > MostAtOnce) faults.Add($"1 to {MostAtOnce} settings are changed at once");
        if (wish.Note.Length > LongestNote) faults.Add(LongNote);
        faults.AddRange(keys.Where(static key => string.IsNullOrWhiteSpace(key) || key.Length > LongestKey).Select(static _ => $"a setting's name has 1 to {LongestKey} characters").Distinct());
        faults.AddRange(keys.GroupBy(static key => key, StringComparer.OrdinalIgnoreCase).Where(static same => same.Count() > 1 && same.Key.Length <= LongestKey).Select(static same => $"{same.Key} is named twice"));
        faults.AddRange(wish.Set.Where(static one => one.Value.Length > LongestValue && one.Key.Length <= LongestKey).Select(static one => $"{one.Key} has more than {LongestValue} characters"));
        return faults;
    }
}

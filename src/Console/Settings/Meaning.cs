using ChatAgency.Console.Writing;
using ChatAgency.Hosting.Changing;

namespace ChatAgency.Console.Settings;

/// <summary>What a setting means, with what stands in it as on a keyboard set as code.</summary>
internal static class Meaning
{
    public static Html Of(SettingShown setting) =>
        Html.Join((setting.Meaning ?? "").Split('`').Select(static (part, number) => number % 2 == 0 ? Html.Of($"{part}") : Html.Of($"<code>{part}</code>")));
}

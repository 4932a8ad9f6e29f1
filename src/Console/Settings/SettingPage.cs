using System.Collections.Immutable;
using ChatAgency.Console.Failing;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Changing;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Settings;

/// <summary>One setting to change for the whole cluster, or to take back. What is wrong comes back as it was sent.</summary>
internal static class SettingPage
{
    public static IResult Show(string? key, [FromServices] SettingsBoard board) => Find(key, board) is { } setting ? Form(setting, board.Version, setting.Value, null, null) : None();

    public static async Task<IResult> SaveAsync(HttpContext http, IGrainFactory grains, [FromServices] SettingsBoard board, [FromServices] SettingsWatch watch, OperatorLog log)
    {
        var entry = Entry.Of(http);
        var sent = await Sent.ReadAsync(http, entry.Budget);
        if (Find(sent.Word("key"), board) is not { } setting) return None();
        var takesBack = sent.Word("do") == "back";
        var wish = new SettingsWish
        {
            Expected = sent.LongNumber("version"),
            Set = takesBack ? ImmutableDictionary<string, string>.Empty : ImmutableDictionary<string, string>.Empty.Add(setting.Key, sent.Raw("value").Trim()),
            Unset = takesBack ? [.. setting.Changed.Keys] : [],
            By = entry.Caller.Person,
            Note = sent.Word("note") ?? "",
        };
        var outcome = await grains.GetGrain<ISettingsGrain>(ISettingsGrain.Key).Change(wish, entry.Budget);
        if (outcome.IsConflict) return Form(setting, outcome.Version, sent.Raw("value"), wish.Note, "Somebody else was faster. Look at what holds, and save again if you still want it.");
        if (outcome.Faults.Count > 0) return Form(setting, outcome.Version, sent.Raw("value"), wish.Note, string.Join("; ", outcome.Faults));
        if (!outcome.Changed) return Notices.Then(Section.Settings.Path, "unchanged");
        log.Set(outcome.Version, entry.Caller.Person);
        await watch.LookAsync(entry.Budget);
        return Notices.Then(Section.Settings.Path, takesBack ? "setting-back" : "setting-set");
    }

    private static SettingShown? Find(string? key, SettingsBoard board) => board.All.FirstOrDefault(one => one.Changeable && one.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    private static IResult None() => Failure.NotFound("There is no setting of this name that may be changed while the agency runs.");

    private static PageResult Form(SettingShown setting, long version, string? value, string? note, string? fault) => new(new Page(Section.Settings, setting.Key, Html.Of($"""
        <p>{Meaning.Of(setting)}</p>
        <p class="quiet">Here it is <code>{setting.Value}</code>, from {setting.Source}; by itself <code>{(setting.Default.Length > 0 ? setting.Default : "nothing")}</code>.</p>
        <form method="post" action="/admin/settings/one">
          {Fields.Hidden("key", setting.Key)}{Fields.Hidden("version", $"{Math.Max(0, version)}")}
          {Fields.Text("value", "Value", value, "For every host of the cluster, within seconds.", fault)}
          {Fields.Text("note", "Why", note, "Kept beside it; 200 characters at most.")}
          <p class="row">
            <button class="strong" name="do" value="set">Save</button>
            {(setting.Changed.Count == 0 ? null : Html.Of($"<button name=\"do\" value=\"back\">Take the change back</button>"))}
          </p>
        </form>
        """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
}

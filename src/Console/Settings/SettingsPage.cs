using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Hosting.Changing;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Settings;

/// <summary>The settings of the host that serves the page: those that may be changed while the agency runs, or all.</summary>
internal static class SettingsPage
{
    public static IResult Show(string? find, string? all, HttpContext http, [FromServices] SettingsBoard board)
    {
        var (shown, wanted) = (all == "yes", find?.Trim() ?? "");
        var found = board.All.Where(one => (shown || one.Changeable) && one.Key.Contains(wanted, StringComparison.OrdinalIgnoreCase)).OrderBy(static one => one.Key, StringComparer.Ordinal);
        return new PageResult(new Page(Section.Settings, "Settings", Html.Of($"""
            <p class="quiet">Version {Math.Max(0, board.Version)} of what was changed while the agency runs. <a href="/admin/settings/history">Who changed what</a></p>
            <form class="row" method="get" action="/admin/settings">
              {Fields.Text("find", "Setting", find, "A part of its name.", type: "search")}
              {Fields.Choice("all", "Which", all, [("", "that may be changed now"), ("yes", "all")])}
              <button>Search</button>
            </form>
            {Table.Of("Settings", ["Setting", "Value", "From", "What it means"], found.Select(one => Row(one, Visitor.Of(http).MayChange)), "No setting is called that.")}
            {(board.Unknown.Count == 0 ? null : Html.Of($"<section aria-labelledby=\"unknown\"><h2 id=\"unknown\">Changed, and not known to this build</h2><ul>{board.Unknown.Keys.Select(static key => Html.Of($"<li><code>{key}</code></li>"))}</ul></section>"))}
            """)));
    }

    public static string Path(string key) => $"/admin/settings/one?key={Uri.EscapeDataString(key)}";

    private static Html[] Row(SettingShown setting, bool mayChange) =>
    [
        mayChange && setting.Changeable ? Html.Of($"<a href=\"{Path(setting.Key)}\">{setting.Key}</a>") : Html.Of($"{setting.Key}"),
        Html.Of($"{(setting.Secret ? Html.Of($"<span class=\"quiet\">secret</span>") : Html.Of($"<code>{setting.Value}</code>"))}{(setting.Fault is { } fault ? Html.Of($" <span class=\"badge bad\">left out here: {fault}</span>") : null)}"),
        setting.Source == "changed" ? Html.Of($"<span class=\"badge good\">changed</span>") : Html.Of($"{setting.Source}"),
        Meaning.Of(setting),
    ];
}

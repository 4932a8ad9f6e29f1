using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Grains.Interfaces.Settings;
using ChatAgency.Hosting.Calling;
using ChatAgency.Hosting.Changing;
using Microsoft.AspNetCore.Mvc;

namespace ChatAgency.Console.Settings;

/// <summary>Who changed which settings when and why, and the way back to what held with a version.</summary>
internal static class HistoryPage
{
    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains) => Show(await Grain(grains).History(Entry.Of(http).Budget), Visitor.Of(http), null);

    public static async Task<IResult> RollBackAsync(HttpContext http, IGrainFactory grains, [FromServices] SettingsWatch watch, OperatorLog log)
    {
        var entry = Entry.Of(http);
        var sent = await Sent.ReadAsync(http, entry.Budget);
        var outcome = await Grain(grains).RollBack(sent.LongNumber("to") ?? -1, sent.LongNumber("version"), entry.Caller.Person, "", entry.Budget);
        var fault = outcome.IsConflict ? "somebody else was faster" : outcome.Faults.Count > 0 ? string.Join("; ", outcome.Faults) : null;
        if (fault is not null) return Show(await Grain(grains).History(entry.Budget), Visitor.Of(http), fault);
        if (!outcome.Changed) return Notices.Then(Section.Settings.Path, "unchanged");
        log.Set(outcome.Version, entry.Caller.Person);
        await watch.LookAsync(entry.Budget);
        return Notices.Then(Section.Settings.Path, "settings-rolled-back");
    }

    private static PageResult Show(IReadOnlyList<SettingsVersion> versions, Visitor visitor, string? fault)
    {
        var newest = versions.Count == 0 ? 0 : versions[0].Version;
        string[] columns = ["Version", "When", "Who", "What", "Why", .. visitor.MayChange ? new[] { "Do" } : []];
        return new PageResult(new Page(Section.Settings, "Changes of settings", Html.Of($"""
            {(fault is null ? null : Html.Of($"<p class=\"notice bad\" role=\"alert\">Nothing was changed: {fault}.</p>"))}
            <p><a href="/admin/settings">All settings</a></p>
            {Table.Of("Changes of settings", columns, versions.Select(one => Row(one, newest, visitor)), "No setting was ever changed while the agency ran.")}
            """), fault is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity));
    }

    private static Html[] Row(SettingsVersion version, long newest, Visitor visitor) =>
    [
        Html.Of($"{version.Version}"), Times.At(version.At), Html.Of($"{version.By}"),
        Html.Of($"{(version.RolledBackTo is { } to ? Html.Of($"back to version {to} ") : null)}{version.Changes.Select(static change => Html.Of($"<code>{change.Key}</code> from {change.Before ?? "as configured"} to {change.After ?? "as configured"} "))}"),
        Html.Of($"{version.Note}"), .. visitor.MayChange ? new[] { Back(version.Version - 1, newest) } : [],
    ];

    private static Html Back(long to, long newest) => Html.Of($"""
        <form method="post" action="/admin/settings/rollback">{Fields.Hidden("to", $"{to}")}{Fields.Hidden("version", $"{newest}")}<button aria-label="Go back to before version {to + 1}">Go back to before this</button></form>
        """);

    private static ISettingsGrain Grain(IGrainFactory grains) => grains.GetGrain<ISettingsGrain>(ISettingsGrain.Key);
}

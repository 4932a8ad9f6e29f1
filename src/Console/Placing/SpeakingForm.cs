using ChatAgency.Console.Writing;
using ChatAgency.Core.Speaking;
using ChatAgency.Grains.Interfaces.Speaking;

namespace ChatAgency.Console.Placing;

/// <summary>When the agency speaks in a workspace and in each channel that wants it otherwise, and where people muted it.</summary>
internal static class SpeakingForm
{
    public static Html Of(WorkspaceShown shown, IReadOnlyList<string> faults, bool mayChange)
    {
        var (sent, inForce) = (shown.Speaking!, shown.InForce!);
        var defaults = inForce.Defaults;
        return Html.Of($"""
            <form method="post" action="{shown.Path("/speaking")}">
              <fieldset{RoutingForm.Shut(mayChange)}><legend class="unseen">When it speaks</legend>
              {FaultList.Of(faults)}
              {Fields.Hidden("version", sent.Version)}
              <div class="row">
                {Fields.Choice("mode", "Which messages speak to it", sent.Mode, Modes($"as the settings say: {defaults.Mode.ToString().ToLowerInvariant()}"), id: "speaks")}
                {Fields.Choice("guests", "Guests are answered", sent.Guests, YesNo.Choices($"as the settings say: {YesNo.Of(defaults.Guests)}"))}
                {Fields.Choice("external", "Shared channels are open", sent.External, YesNo.Choices($"as the settings say: {YesNo.Of(defaults.External)}"))}
              </div>
              <div class="row">
                {Fields.Area("only", "Only in these channels", sent.Only, 3, "Ids, one a line; empty for all.")}
                {Fields.Area("people", "Only to these people and groups", sent.People, 3, "Ids, one a line; empty for all.")}
              </div>
              {Table.Of("Channels that want it otherwise", ["Nr", "Channel", "Messages", "Guests", "Shared", "People"],
                  sent.Channels.Concat(mayChange ? Enumerable.Repeat(ChannelSent.Blank, 2) : []).Select((one, at) => Row(one, at + 1)), "No channel wants it otherwise.")}
              {(mayChange ? Html.Of($"<p><button class=\"strong\">Set when it speaks</button></p>") : null)}
              </fieldset>
            </form>
            <h3>Muted</h3>
            {Muted(inForce.Held)}
            """);
    }

    private static IEnumerable<(string, string)> Modes(string settings) =>
        Enum.GetNames<SpeakingMode>().Select(static name => (name.ToLowerInvariant(), name.ToLowerInvariant())).Prepend(("", settings));

    private static Html Muted(WorkspaceSpeaking held) => held.Muted.Length == 0
        ? Html.Of($"<p class=\"quiet\">Nobody muted it anywhere.</p>")
        : Html.Of($"<ul class=\"ids\">{held.Muted.Reverse().Take(100).Select(static place => Html.Of($"<li><code>{place}</code></li>"))}</ul><p class=\"quiet\">{held.Muted.Length} places; the latest 100 are shown. Whoever muted it ends that where it is muted.</p>");

    private static Html[] Row(ChannelSent one, int number) =>
    [
        Html.Of($"{number}"),
        Fields.InCell("in-channel", $"Channel {number}", one.Channel),
        Fields.ChoiceInCell("in-mode", $"Messages of channel {number}", one.Mode, Modes("as above")),
        Fields.ChoiceInCell("in-guests", $"Guests of channel {number}", one.Guests, YesNo.Choices("as above")),
        Fields.ChoiceInCell("in-external", $"Channel {number} where it is shared", one.External, YesNo.Choices("as above")),
        Fields.InCell("in-people", $"People of channel {number}", one.People),
    ];
}

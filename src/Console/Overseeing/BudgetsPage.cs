using System.Globalization;
using ChatAgency.Console.Operating;
using ChatAgency.Console.Showing;
using ChatAgency.Console.Writing;
using ChatAgency.Hosting.Calling;

namespace ChatAgency.Console.Overseeing;

/// <summary>What of limits and budgets the last minute took, workspace by workspace, and what models cost.</summary>
internal static class BudgetsPage
{
    private const int MostRows = 20;

    public static async Task<IResult> ShowAsync(HttpContext http, IGrainFactory grains, TimeProvider time)
    {
        var budgets = await BudgetsDoor.FindAsync(grains, time, Entry.Of(http).Budget);
        return new PageResult(new Page(Section.Budgets, "Budgets", Html.Of($"""
            {Spent(budgets.Spending)}
            <p class="quiet">The last minute of the workspaces that were active of late. A limit is the agency's own; a budget is what the platform bears.</p>
            {(budgets.Workspaces.Count == 0 ? Html.Of($"<p class=\"quiet\">Nothing was asked of late.</p>") : Html.Join(budgets.Workspaces.Select(Workspace)))}
            {Html.If(budgets.More > 0, $"<p class=\"quiet\">{budgets.More} more workspaces are not shown.</p>")}
            """)));
    }

    private static Html Spent(SpendingShown spending) => Html.Of($"""
        <section aria-labelledby="spent">
          <h2 id="spent">What models took</h2>
          <p class="quiet">Since {Times.At(spending.Since)}{Html.If(spending.Workspaces.Count > 0 && spending.Workspaces.All(static one => one.Cost is null), $"; no price is set, so nobody knows what it cost")}.</p>
          {Table.Of("Tokens and cost by workspace", ["Workspace", "Turns", "Tokens sent", "Tokens written", "Cost"], spending.Workspaces.Take(MostRows).Select(Spent), "Nothing was asked.")}
          {Html.If(spending.Workspaces.Count > MostRows, $"<p class=\"quiet\">The {MostRows} that cost most are shown.</p>")}
        </section>
        """);

    private static Html[] Spent(WorkspaceSpending one) =>
        [Html.Of($"{one.Workspace}"), Html.Of($"{one.Turns}"), Html.Of($"{one.InputTokens}"), Html.Of($"{one.OutputTokens}"), Html.Of($"{Money.Of(one.Cost)}")];

    private static Html Workspace(WorkspaceBudgets workspace, int at) => Html.Of($"""
        <section aria-labelledby="workspace-{at}">
          <h2 id="workspace-{at}">{workspace.Workspace}</h2>
          {Table.Of($"Questions in {workspace.Workspace}", ["Limit of", "Asked", "Most a minute"], workspace.Questions.Take(MostRows).Select(Question), "No question counted.")}
          {Table.Of($"Calls for {workspace.Workspace}", ["Budget", "A minute", "Left", "Waiting", "Closed for"], workspace.Calls.Take(MostRows).Select(Call), "Its platform sets no pace, or nothing was sent.")}
          {Html.If(workspace.Questions.Count > MostRows || workspace.Calls.Count > MostRows, $"<p class=\"quiet\">The {MostRows} that took most are shown.</p>")}
        </section>
        """);

    private static Html[] Question(LimitShown limit) =>
    [
        Html.Of($"{limit.Of} {limit.Id}"), Html.Of($"{limit.Asked}{Html.If(limit.Most > 0 && limit.Asked >= limit.Most, $" <span class=\"badge warn\">used up</span>")}"),
        Html.Of($"{(limit.Most == 0 ? "any number" : limit.Most.ToString(CultureInfo.InvariantCulture))}"),
    ];

    private static Html[] Call(CallsShown calls) =>
    [
        Html.Of($"{calls.Budget}"), Html.Of($"{(calls.PerMinute == 0 ? "no pace" : calls.PerMinute.ToString(CultureInfo.InvariantCulture))}"), Html.Of($"{calls.Left.ToString("0 %", CultureInfo.InvariantCulture)}"),
        Html.Of($"{calls.Waiting}"), Html.Of($"{(calls.ClosedSeconds > 0 ? Times.Span(TimeSpan.FromSeconds(calls.ClosedSeconds)) : "–")}"),
    ];
}

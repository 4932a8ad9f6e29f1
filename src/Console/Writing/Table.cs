namespace ChatAgency.Console.Writing;

/// <summary>A table. On a narrow screen each row becomes a card, so every cell carries the name of its column; roles are said, since a card is no table any more.</summary>
internal static class Table
{
    /// <param name="caption">What it lists.</param>
    /// <param name="columns">Their names.</param>
    /// <param name="rows">As many cells each; the first one heads its row.</param>
    /// <param name="empty">What is said in place of a table without rows.</param>
    public static Html Of(string caption, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<Html>> rows, string empty)
    {
        var all = rows.ToList();
        if (all.Count == 0) return Html.Of($"<p class=\"quiet\">{empty}</p>");
        return Html.Of($"""
            <table role="table">
              <caption class="unseen">{caption}</caption>
              <thead role="rowgroup"><tr role="row">{columns.Select(static name => Html.Of($"<th role=\"columnheader\" scope=\"col\">{name}</th>"))}</tr></thead>
              <tbody role="rowgroup">{all.Select(row => Row(columns, row))}</tbody>
            </table>
            """);
    }

    private static Html Row(IReadOnlyList<string> columns, IReadOnlyList<Html> cells) => Html.Of($"""
        <tr role="row">{cells.Select((cell, at) => at == 0
            ? Html.Of($"<th role=\"rowheader\" scope=\"row\" data-label=\"{columns[at]}\">{cell}</th>")
            : Html.Of($"<td role=\"cell\" data-label=\"{columns[at]}\">{cell}</td>"))}</tr>
        """);
}

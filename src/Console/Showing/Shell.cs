using ChatAgency.Console.Writing;

namespace ChatAgency.Console.Showing;

/// <summary>What stands around every page: menu, notice, who is signed in.</summary>
internal static class Shell
{
    public static Html Around(Page page, Visitor visitor, string? notice) => Html.Of($"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <meta name="referrer" content="no-referrer">
          <title>{page.Title} · ChatAgency console</title>
          <link rel="icon" href="/admin/assets/icon.svg" type="image/svg+xml">
          <link rel="stylesheet" href="/admin/assets/console.css">
          <script type="module" src="/admin/assets/console.js"></script>
        </head>
        <body>
          <a class="skip" href="#main">Skip to the page</a>
          <header class="side">
            <p class="brand"><img src="/admin/assets/icon.svg" alt="" width="26" height="26">ChatAgency <span class="quiet">console</span></p>
            <details class="narrow"><summary>Menu</summary><nav aria-label="Console">{Menu(page.Section)}</nav></details>
            <nav class="broad" aria-label="Console">{Menu(page.Section)}</nav>
            <form class="who" method="post" action="/admin/sign-out" data-then="/admin/sign-in"><span class="quiet">{visitor.Person}</span> <button class="link">Sign out</button></form>
          </header>
          <main id="main" tabindex="-1">
            <h1>{page.Title}</h1>
            {(notice is null ? null : Html.Of($"<p class=\"notice\" role=\"status\">{notice}</p>"))}
            {page.Body}
            <p class="unseen" id="news" role="status"></p>
            <footer class="quiet">All times are UTC.</footer>
          </main>
        </body>
        </html>
        """);

    private static Html Menu(Section? here) => Html.Of($"""
        {Section.Menu.Select(group => Html.Of($"<h2>{group.Group}</h2><ul>{group.Sections.Select(section => Entry(section, here))}</ul>"))}
        <ul><li><a href="/dashboard">Orleans dashboard</a></li></ul>
        """);

    private static Html Entry(Section section, Section? here) =>
        Html.Of($"<li><a href=\"{section.Path}\"{(section == here ? Html.Of($" aria-current=\"page\"") : null)}>{section.Name}</a></li>");
}

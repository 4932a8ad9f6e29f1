using ChatAgency.Console.Writing;

namespace ChatAgency.Console.Watching;

/// <summary>What a page shows at this moment.</summary>
/// <param name="News">Said aloud when it changes.</param>
/// <param name="Html">What is shown.</param>
internal sealed record LiveHtml(string News, Html Html);

/// <summary>A part of a page that follows what happens.</summary>
internal static class Live
{
    /// <param name="path">Where its changes come from.</param>
    /// <param name="now">What it shows at first.</param>
    public static Html Region(string path, LiveHtml now) => Html.Of($"<div data-live=\"{path}\" data-news=\"{now.News}\">{now.Html}</div>");
}

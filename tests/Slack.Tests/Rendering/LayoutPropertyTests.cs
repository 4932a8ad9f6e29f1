using System.Text.RegularExpressions;
using ChatAgency.Core.Delivery;
using ChatAgency.Simulators.Slack.Blocks;
using ChatAgency.Slack.Rendering;
using CsCheck;
using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

/// <summary>What holds for whatever a model writes, and wherever its stream is cut.</summary>
public partial class LayoutPropertyTests
{
    private static readonly Gen<string> Words = Gen.Int[0, 999_999].Select(static i => $"w{i}w");

    private static readonly Gen<string> Marks = Gen.OneOf(
        "**", "*", "_", "~~", "`", "``", "```\n", "\n```\n", "~~~\n", "\n", "\n\n", "  \n", "\n# ", "\n- ", "\n  - ", "\n1. ", "\n> ", " ", " ", " ", "\n    ", "\n---\n",
        "(", ")", "!", "&", "<", ">", "\\", "é", "😀", "👩‍👩‍👧‍👦", "<br>", "<b>", "&amp;");

    private static readonly Gen<string> Harm = Gen.OneOf(
        "<!channel>", "<!here|x>", "<!everyone>", "<@U123>", "<#C1|x>", "<!subteam^S1>", "@here", "@channel", "@Everyone", "@", "here", "channel", "&#64;here", "&lt;!here&gt;", "&commat;here",
        "[x](http://a.example/b)", "[bank.example](https://evil.example/?q=1|2>3)", "![i](http://e.example/g.png)", "<https://a.example>", "https://b.example/c?d=<e>", "[x](javascript:y)",
        "\n| a | b |\n|---|---|\n| <!here> | @here |\n", "\0", "\ud800", "\udc00", "\u200d", "\u202e", new string('x', 4000), new string('<', 1500), new string('@', 500), "[" + new string('y', 3500) + "](https://a.example/)");

    // The word behind a fence's sign names its language, which Slack cannot show.
    private static readonly Gen<string> Harmless = Gen.Frequency((6, Words), (5, Marks)).Array[0, 400].Select(static pieces => FenceSign().Replace(string.Concat(pieces), "$0\n"));
    private static readonly Gen<string> Anything = Gen.Frequency((4, Words), (4, Marks), (4, Harm), (1, Gen.String)).Array[0, 250].Select(string.Concat);
    private static readonly Gen<string> Cells = Gen.Frequency((5, Words), (1, Gen.OneOf("<!here>", "@channel", "**bold**", "`code`", "&", "<b", "", "😀"))).Array[1, 6].Select(static cells => $"| {string.Join(" | ", cells)} |\n");
    private static readonly Gen<string> Tables = Gen.Select(Words, Cells.Array[0, 130]).Select(static (head, rows) => $"\n\n| {head} | {head} | {head} |\n|---|:-:|--:|\n{string.Concat(rows)}\n");
    private static readonly Gen<string> Code = Gen.Select(Gen.OneOf("csharp", "html", "c++", "", "x y"), Gen.Frequency((8, Words), (2, Gen.OneOf("\n", "<!-- -->", "<div>", "&amp;", "@here", "``", " "))).Array[0, 900]).Select(static (language, pieces) => $"\n\n````{language}\n{string.Concat(pieces)}\n````\n\n");
    private static readonly Gen<string> Coded = Gen.Frequency((3, Words), (1, Tables), (1, Code)).Array[1, 12].Select(string.Concat);
    private static readonly Gen<AnswerKind> Kinds = Gen.Enum<AnswerKind>();

    [Fact]
    public void No_limit_is_ever_passed() => Gen.Select(Anything, Kinds, Gen.Int[0, 6]).Sample((markdown, kind, tightness) =>
    {
        var most = Math.Max(12_000 >> Math.Min(tightness, 3), 1_500);
        var parts = Shown.Parts(markdown, kind, tightness);
        Assert.NotEmpty(parts);
        foreach (var part in parts)
        {
            Assert.InRange(part.Text.Length, 1, 4000);
            Assert.InRange(Shown.Blocks(part).Count, 1, 50);
            Assert.All(Shown.Texts(part), static text => Assert.InRange(text.Length, 1, 3000));
            Assert.All(Shown.Texts(part), static text => Assert.False(string.IsNullOrWhiteSpace(text)));
            Assert.InRange(Shown.Texts(part).Concat(Shown.Unescaped(part)).Sum(static text => text.Length), 1, most);
            Assert.Null(BlockRules.Check(Shown.Blocks(part)));
        }
    });

    [Fact]
    public void Where_a_workspace_refuses_rich_blocks_plain_ones_say_the_same() => Gen.Select(Coded, Kinds).Sample((markdown, kind) =>
    {
        var native = new NativeBlocks();
        foreach (var part in Shown.Parts(markdown, kind))
        {
            native.Read("T1", part, new Refusal(RefusalKind.BadContent, "invalid_blocks"));
            var plain = native.Fit("T1", part);
            Assert.All(Shown.Blocks(plain), static block => Assert.Contains(block!["type"]!.GetValue<string>(), new[] { "section", "context", "actions" }));
            Assert.Null(BlockRules.Check(Shown.Blocks(plain)));
            Assert.Equal(Found(Shown.Content(part)), Found(Shown.Content(plain)));
            Harmlessness(plain);
        }
    });

    [Fact]
    public void Nothing_notifies_anyone_wherever_the_text_is_cut() => Gen.Select(Anything, Kinds, Gen.Double.Unit).Sample((markdown, kind, cut) =>
    {
        foreach (var part in Shown.Parts(markdown[..(int)(markdown.Length * cut)], kind)) Harmlessness(part);
    });

    [Fact]
    public void No_address_that_is_not_listed_leads_anywhere_wherever_the_text_is_cut() => Gen.Select(Anything, Kinds, Gen.Double.Unit).Sample((markdown, kind, cut) =>
    {
        foreach (var part in Shown.Parts(markdown[..(int)(markdown.Length * cut)], kind, links: LinkRule.Of(["a.example"], [])))
            Assert.All(Shown.Addresses(part), static address => Assert.Equal("a.example", new Uri(address).Host));
    });

    [Fact]
    public void Fences_are_balanced_in_every_section() => Gen.Select(Anything, Gen.Int[0, 3]).Sample((markdown, tightness) =>
    {
        foreach (var section in Shown.Parts(markdown, AnswerKind.Growing, tightness).SelectMany(Shown.Sections))
        {
            Assert.Equal(0, section.Split("```").Length % 2 == 0 ? 1 : 0);
            Assert.All(section.Split('\n').Where(static line => line.Contains("```", StringComparison.Ordinal)), static line => Assert.Equal("```", line));
        }
    });

    [Fact]
    public void No_word_is_lost_or_moved() => Gen.Select(Harmless, Gen.Int[0, 3]).Sample((markdown, tightness) =>
    {
        var shown = string.Concat(Shown.Parts(markdown, AnswerKind.FinalNote, tightness).SelectMany(Shown.Sections));
        Assert.Equal(Found(markdown), Found(shown));
    });

    [Fact]
    public void No_word_is_lost_or_moved_in_tables_and_coloured_code() => Coded.Sample(markdown =>
        Assert.Equal(Found(markdown), Found(string.Concat(Shown.Parts(markdown).SelectMany(static part => Shown.Content(part))))));

    [Fact]
    public void Words_survive_where_one_line_fills_many_posts()
    {
        var markdown = string.Concat(Enumerable.Range(0, 9000).Select(static i => $"w{i}w"));
        foreach (var whole in new[] { markdown, $"**{markdown}**", $"`{markdown}`", $"- {markdown}", $"> {markdown}", $"```\n{markdown}\n```" })
        {
            var shown = string.Concat(Shown.Parts(whole, AnswerKind.FinalNote).SelectMany(Shown.Sections));
            Assert.Equal(markdown, NotWord().Replace(shown, ""));
        }
    }

    [Fact]
    public void The_same_text_gives_the_same_parts() => Gen.Select(Anything, Kinds).Sample((markdown, kind) =>
        Assert.Equal(Shown.Parts(markdown, kind), Shown.Parts(markdown, kind)));

    private static void Harmlessness(PartBody part)
    {
        foreach (var text in Shown.Texts(part).Append(part.Text))
        {
            Assert.DoesNotMatch(Broadcast(), text);
            Assert.DoesNotMatch(OpenBracket(), text);
            Assert.DoesNotMatch(OpenAmpersand(), text);
        }

        foreach (var text in Shown.Unescaped(part))
        {
            Assert.DoesNotMatch(Broadcast(), text);
            Assert.DoesNotMatch(Call(), text);
        }

        Assert.DoesNotContain('<', part.Text);
        Assert.All(Shown.Blocks(part).SelectMany(static block => Shown.Objects(block!)).Where(static text => text["type"]!.GetValue<string>() == "mrkdwn"), static text => Assert.True(text["verbatim"]!.GetValue<bool>()));
        Assert.All(Shown.Blocks(part), static block => Assert.Contains(block!["type"]!.GetValue<string>(), new[] { "section", "context", "actions", "context_actions", "markdown", "table" }));
    }

    private static IEnumerable<string> Found(string text) => Word().Matches(text).Select(static match => match.Value);

    [GeneratedRegex("@(here|channel|everyone|group)", RegexOptions.IgnoreCase)]
    private static partial Regex Broadcast();

    [GeneratedRegex("<[!@#]")]
    private static partial Regex Call();

    [GeneratedRegex("<(?!https?://[^<>|]+(\\|[^<>]+)?>)")]
    private static partial Regex OpenBracket();

    [GeneratedRegex("&(?!amp;|lt;|gt;)")]
    private static partial Regex OpenAmpersand();

    [GeneratedRegex("`{3,}|~{3,}")]
    private static partial Regex FenceSign();

    [GeneratedRegex("w[0-9]+w")]
    private static partial Regex Word();

    [GeneratedRegex("[^w0-9]")]
    private static partial Regex NotWord();
}

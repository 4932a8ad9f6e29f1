using Xunit;

namespace ChatAgency.Slack.Tests.Rendering;

public class MarkdownTests
{
    private const string Zw = "\u200b";

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("**bold** and *italic* and ~~gone~~", "*bold* and _italic_ and ~gone~")]
    [InlineData("__bold__ and _italic_ and ***both***", "*bold* and _italic_ and *_both_*")]
    [InlineData("un**frigging**believable", $"un{Zw}*frigging*{Zw}believable")]
    [InlineData("**bold**, (**bold**).", "*bold*, (*bold*).")]
    [InlineData("**bold `code` bold**", "*bold* `code` *bold*")]
    [InlineData("`a < b && c`", "`a &lt; b &amp;&amp; c`")]
    [InlineData("a < b & c > d", "a &lt; b &amp; c &gt; d")]
    [InlineData("&lt;!channel&gt; &amp; &copy;", "&lt;!channel&gt; &amp; ©")]
    [InlineData("snake_case_name 2 * 3 ~ 4", $"snake_case_name 2 *{Zw} 3 ~{Zw} 4")]
    [InlineData("\\*not bold\\*", $"*{Zw}not bold*{Zw}")]
    [InlineData("# Title\ntext", "*Title*\n\ntext")]
    [InlineData("## A **very** big *Title*", "*A very big* *_Title_*")]
    [InlineData("one\ntwo  \nthree<br>four", "one\ntwo\nthree\nfour")]
    [InlineData("one\n\n\n\ntwo", "one\n\ntwo")]
    [InlineData("- one\n- two\n  - inner\n    - deep\n- three", "• one\n• two\n    ◦ inner\n        • deep\n• three")]
    [InlineData("3. one\n4. two", "3. one\n4. two")]
    [InlineData("- [x] done\n- [ ] open", "• ☑ done\n• ☐ open")]
    [InlineData("> said\n> so", "> said\n> so")]
    [InlineData("\\> no quote", $"{Zw}&gt; no quote")]
    [InlineData("a\n\n---\n\nb", "a\n\n──────────\n\nb")]
    [InlineData("<b>html</b> <script>x</script>", "&lt;b&gt;html&lt;/b&gt; &lt;script&gt;x&lt;/script&gt;")]
    public void Text_looks_as_it_was_meant(string markdown, string shown) => Assert.Equal(shown, Shown.Text(markdown));

    [Theory]
    [InlineData("```csharp\nvar x = a < b;\n\n  y\n```", "```\nvar x = a &lt; b;\n\n  y\n```")]
    [InlineData("text\n```\ncode\n```\ntext", "text\n\n```\ncode\n```\n\ntext")]
    [InlineData("```\nnever closed", "```\nnever closed\n```")]
    [InlineData("    indented", "```\nindented\n```")]
    [InlineData("~~~\n```\ninner\n```\n~~~", $"```\n`{Zw}`{Zw}`\ninner\n`{Zw}`{Zw}`\n```")]
    [InlineData("```\na\n```\n```\nb\n```", "```\na\n```\n\n```\nb\n```")]
    [InlineData("- ```\n  a\n  ```", "•\n```\na\n```")]
    [InlineData("``a ` b``", "`a ˋ b`")]
    public void Code_stays_code(string markdown, string shown) => Assert.Equal(shown, Shown.Text(markdown).Replace("• \n", "•\n", StringComparison.Ordinal));

    [Theory]
    [InlineData("[docs](https://a.example/x?y=1&z=2)", "<https://a.example/x?y=1&amp;z=2|docs>")]
    [InlineData("[**bold** label](https://a.example/)", "<https://a.example/|bold label>")]
    [InlineData("**[docs](https://a.example/)**", "*<https://a.example/|docs>*")]
    [InlineData("[a|b>c](https://a.example/)", "<https://a.example/|a|b&gt;c>")]
    [InlineData("[x](<https://a.example/a b|c>)", "<https://a.example/a%20b%7Cc|x>")]
    [InlineData("[t](https://a.example/ \"title\")", "<https://a.example/|t>")]
    [InlineData("see https://a.example/b now", "see <https://a.example/b> now")]
    [InlineData("<https://a.example/b>", "<https://a.example/b>")]
    [InlineData("[www.a.example](https://a.example/)", "<https://a.example/|www.a.example>")]
    [InlineData("[bank.example](https://evil.example/)", "bank.example (<https://evil.example/>)")]
    [InlineData("[go to https://bank.example/in](https://evil.example/)", "go to https://bank.example/in (<https://evil.example/>)")]
    [InlineData("[slack.com](https://slack.com@evil.example/)", "slack.com (<https://slack.com@evil.example/>)")]
    [InlineData("[x](javascript:alert(1))", "x (`javascript:alert(1)`)")]
    [InlineData("[x](/relative)", "x (`/relative`)")]
    [InlineData("[x](slack://open)", "x (`slack://open`)")]
    [InlineData("![a picture](https://evil.example/p.png?d=secret)", "a picture (`https://evil.example/p.png?d=secret`)")]
    [InlineData("![](https://evil.example/p.png)", "`https://evil.example/p.png`")]
    [InlineData("<a@b.example>", "a@b.example")]
    public void Links_lead_where_they_say_and_nothing_is_fetched(string markdown, string shown) => Assert.Equal(shown, Shown.Text(markdown));

    [Theory]
    [InlineData("<!channel> <!here|x> <!everyone>", "&lt;!channel&gt; &lt;!here|x&gt; &lt;!everyone&gt;")]
    [InlineData("<@U123> <#C1|x> <!subteam^S1>", "&lt;@U123&gt; &lt;#C1|x&gt; &lt;!subteam^S1&gt;")]
    [InlineData("@here @Channel @EVERYONE @you", $"@{Zw}here @{Zw}Channel @{Zw}EVERYONE @you")]
    [InlineData("`@here`", $"`@{Zw}here`")]
    [InlineData("&#64;here", $"@{Zw}here")]
    [InlineData("@\\here", "@\\here")]
    [InlineData("@<b></b>here", "@&lt;b&gt;&lt;/b&gt;here")]
    public void Nobody_is_notified(string markdown, string shown) => Assert.Equal(shown, Shown.Text(markdown));

    [Fact]
    public void A_table_is_set_in_columns() => Assert.Equal(
        "```\nName | Count\n-----+------\nalpha | 1\nb     | 22\n```".Replace("Name |", "Name  |", StringComparison.Ordinal).Replace("-----+", "------+", StringComparison.Ordinal),
        Shown.Text("| Name | Count |\n|---|--:|\n| **alpha** | 1 |\n| b | 22 |"));

    [Fact]
    public void An_answers_table_is_a_table()
    {
        var table = Shown.Blocks(Assert.Single(Shown.Parts("Look:\n\n| Name | Count |\n|---|--:|\n| **alpha** | 1 |\n| <!here> [x](https://a.example/b) |  |"))).Single(static block => block!["type"]!.GetValue<string>() == "table")!;
        Assert.Equal(
            $$$"""[[{"type":"raw_text","text":"Name"},{"type":"raw_text","text":"Count"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"alpha","style":{"bold":true} }]}]},{"type":"raw_text","text":"1"}],[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"<{{{Zw}}}!here> "},{"type":"link","url":"https://a.example/b","text":"x"}]}]},{"type":"raw_text","text":"–"}]]""",
            table["rows"]!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }).Replace("\\u200B", Zw.ToString(), StringComparison.OrdinalIgnoreCase).Replace("true}}", "true} }", StringComparison.Ordinal));
        Assert.Equal("""[{"align":"left","is_wrapped":true},{"align":"right","is_wrapped":true}]""", table["column_settings"]!.ToJsonString());
    }

    [Fact]
    public void Only_a_posts_first_table_is_one() => Assert.Equal(
        ["section", "table", "section", "context", "actions", "context_actions"],
        Shown.Blocks(Assert.Single(Shown.Parts("| a |\n|---|\n| 1 |\n\n| b |\n|---|\n| 2 |"))).Select(static block => block!["type"]!.GetValue<string>()));

    [Fact]
    public void Code_of_a_known_language_stands_as_it_was_written() => Assert.Equal(
        ["````html\n<p>&amp; ```x```</p>\n````"],
        Shown.Unescaped(Assert.Single(Shown.Parts("````html\n<p>&amp; ```x```</p>\n````"))));

    [Theory]
    [InlineData("```\nplain\n```")]
    [InlineData("```html\n<!DOCTYPE html>\n```")]
    [InlineData("```sh\necho @here\n```")]
    [InlineData("```a:b\nx\n```")]
    public void Other_code_stays_as_it_was(string markdown) => Assert.Empty(Shown.Unescaped(Assert.Single(Shown.Parts(markdown))));

    [Theory]
    [InlineData(">", 48_000)]
    [InlineData("- ", 24_000)]
    [InlineData("1. ", 16_000)]
    [InlineData("[", 48_000)]
    [InlineData("![", 24_000)]
    [InlineData("*", 48_000)]
    [InlineData("*a **b ", 2_000)]
    [InlineData("`", 48_000)]
    [InlineData("<a ", 16_000)]
    [InlineData("|", 10_000)]
    [InlineData("~~", 24_000)]
    [InlineData("[a](", 12_000)]
    public void Text_nested_beyond_reason_is_shown_all_the_same(string piece, int times) =>
        Assert.NotEmpty(Shown.Parts(string.Concat(Enumerable.Repeat(piece, times)) + "x"));

    [Fact]
    public void Text_nested_beyond_reason_is_shown_as_it_was_written() =>
        Assert.Equal(string.Concat(Enumerable.Repeat("&gt;", 100)) + " x", Shown.Text(new string('>', 100) + " x").TrimStart('\u200b'));

    [Fact]
    public void Nesting_within_reason_is_nesting() => Assert.Equal("> deep", Shown.Text(new string('>', 20) + " deep"));
}

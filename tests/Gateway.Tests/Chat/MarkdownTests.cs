using ChatAgency.Gateway.Tests.Stage;
using static Microsoft.Playwright.Assertions;

namespace ChatAgency.Gateway.Tests.Chat;

[Collection(ChatCollection.Name)]
public sealed class MarkdownTests(ChatBrowser browser)
{
    private const string Render = "async source => (await import('/chat/markdown.js')).render(source).innerHTML";

    /// <summary>Shows a text letter by letter and as a whole; both must end the same.</summary>
    private const string Grow = """
        async source => {
          const { MarkdownView, render } = await import('/chat/markdown.js');
          const root = document.createElement('div');
          const view = new MarkdownView(root);
          for (let end = 1; end <= source.length; end++) view.show(source.slice(0, end), true);
          view.show(source, false);
          return root.innerHTML === render(source).innerHTML ? '' : root.innerHTML;
        }
        """;

    public static TheoryData<string, string> Texts => new()
    {
        { "plain", "<p>plain</p>" },
        { "a\nb", "<p>a\nb</p>" },
        { "a  \nb\\\nc<br>d", "<p>a<br>b<br>c<br>d</p>" },
        { "# One\n### Three ###", "<h3 class=\"level-1\">One</h3><h5 class=\"level-3\">Three</h5>" },
        { "#hash", "<p>#hash</p>" },
        { "*a* **b** ***c*** _d_ __e__ ~~f~~", "<p><em>a</em> <strong>b</strong> <em><strong>c</strong></em> <em>d</em> <strong>e</strong> <del>f</del></p>" },
        { "**a *b* c**", "<p><strong>a <em>b</em> c</strong></p>" },
        { "2 * 3 * 4 and snake_case_name and ** x", "<p>2 * 3 * 4 and snake_case_name and ** x</p>" },
        { "`a *b* <i>` ``c ` d``", "<p><code>a *b* &lt;i&gt;</code> <code>c ` d</code></p>" },
        { "an ` open tick", "<p>an ` open tick</p>" },
        { "- a\n- b\n  - c\n    - d\n- e", "<ul><li>a</li><li>b<ul><li>c<ul><li>d</li></ul></li></ul></li><li>e</li></ul>" },
        { "1. a\n  - b\n    - c\n2. d", "<ol><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ol>" },
        { "3) a\n4) b", "<ol start=\"3\"><li>a</li><li>b</li></ol>" },
        { "- a\n\n- b", "<ul><li><p>a</p></li><li><p>b</p></li></ul>" },
        { "text\n- a", "<p>text</p><ul><li>a</li></ul>" },
        { "born in\n1986. A year", "<p>born in\n1986. A year</p>" },
        { "> a\n> - b\nlazy", "<blockquote><p>a</p><ul><li>b\nlazy</li></ul></blockquote>" },
        { "a\n\n---\n\nb", "<p>a</p><hr><p>b</p>" },
        { "&lt;b&gt; &amp; &#39; &nope;", "<p>&lt;b&gt; &amp; ' &amp;nope;</p>" },
        { "\\*a\\* \\[b\\](c)", "<p>*a* [b](c)</p>" },
        { "| a | b |\n|:--|--:|\n| 1 | `x\\|y` |\n| 2 |", "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table><thead><tr><th class=\"align-left\" scope=\"col\">a</th><th class=\"align-right\" scope=\"col\">b</th></tr></thead><tbody><tr><td class=\"align-left\">1</td><td class=\"align-right\"><code>x|y</code></td></tr><tr><td class=\"align-left\">2</td><td class=\"align-right\"></td></tr></tbody></table></div>" },
    };

    public static TheoryData<string, string> Links => new()
    {
        { "[a](https://example.org/x?y=1 \"t\")", "a>https://example.org/x?y=1" },
        { "[**a**](<https://example.org/>)", "a>https://example.org/" },
        { "https://example.org/a_b_(c), and more", "https://example.org/a_b_(c)>https://example.org/a_b_(c)" },
        { "<https://example.org/>", "https://example.org/>https://example.org/" },
        { "(see https://example.org/a).", "https://example.org/a>https://example.org/a" },
        { "![a cat](https://example.org/cat.png)", "Image: a cat>https://example.org/cat.png" },
        { "[www.bank.example](https://evil.example/)", "www.bank.example (evil.example)>https://evil.example/" },
        { "[https://bank.example](https://evil.example/)", "https://bank.example (evil.example)>https://evil.example/" },
        { "[a](https://user:word@example.org/)", "" },
        { "[a](javascript:alert(1))", "" },
        { "[a](JaVaScRiPt:alert(1)) [b](java\tscript:x) [c]( javascript:x) [d](&#106;avascript:x)", "" },
        { "[a](data:text/html,<script>alert(1)</script>) [b](vbscript:x) [c](file:///etc/passwd) [d](//example.org) [e](/api)", "" },
        { "![x](data:image/svg+xml;base64,PHN2Zz4=) ![y](javascript:alert(1))", "" },
    };

    public static TheoryData<string> Attacks => new(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<iframe src=javascript:alert(1)></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "[x](javascript:alert(1))",
        "[x](https://example.org/\" onmouseover=\"alert(1))",
        "[x](https://example.org \"t\" onclick=alert(1))",
        "![\" onerror=\"alert(1)](https://example.org/x.png)",
        "```<img src=x onerror=alert(1)>\n<script>alert(1)</script>\n```",
        "`<img src=x onerror=alert(1)>`",
        "| <img src=x onerror=alert(1)> | b |\n| - | - |\n| <script>alert(1)</script> | x |",
        "# <img src=x onerror=alert(1)>",
        "> <details open ontoggle=alert(1)>",
        "- <input autofocus onfocus=alert(1)>",
        "<style>*{display:none}</style><link rel=stylesheet href=//evil>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<template><script>alert(1)</script></template><base href=//evil>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<https://example.org/\"onclick=alert(1)>",
        "<meta http-equiv=refresh content=0;url=//evil>");

    [Fact]
    public async Task Texts_become_the_elements_they_mean()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        foreach (var row in Texts)
        {
            var (source, expected) = row.Data;
            Assert.Equal(expected, await chat.Page.EvaluateAsync<string>(Render, source));
        }
    }

    [Fact]
    public async Task Links_lead_to_whole_web_addresses_only()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        foreach (var row in Links)
        {
            var (source, expected) = row.Data;
            var found = await chat.Page.EvaluateAsync<string>(
                """
                async source => Array.from((await import('/chat/markdown.js')).render(source).querySelectorAll('a'),
                  a => a.rel === 'noopener noreferrer nofollow' && a.target === '_blank' ? `${a.textContent}>${a.href}` : 'unsafe').join('|')
                """,
                source);
            Assert.Equal(expected, found);
        }
    }

    [Fact]
    public async Task What_grows_letter_by_letter_ends_as_what_comes_whole()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        var all = string.Join("\n\n", Texts.Select(static r => r.Data.Item1).Concat(Links.Select(static r => r.Data.Item1)).Concat(Attacks.Select(static r => r.Data)));
        Assert.Equal("", await chat.Page.EvaluateAsync<string>(Grow, all));
        Assert.Equal("", await chat.Page.EvaluateAsync<string>(Grow, "- a\n\n  b\n1. x\n\n\n2. y\n```js\nlet a = 1;\n\nb\n```\nend\r\nof\rit"));
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task Attacks_leave_no_element_no_attribute_and_no_dialog()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        foreach (var attack in Attacks)
        {
            var turn = await chat.AskAsync(attack.Data);
            chat.Staged.Route(turn, "<img src=x onerror=alert(1)>", attack.Data);
            foreach (var piece in attack.Data.Chunk(3)) chat.Staged.Grow(turn, new string(piece));
            chat.Staged.Grow(turn, "\n\nend");
            chat.Staged.Complete(turn);
        }

        await Expect(chat.Turns).ToHaveCountAsync(Attacks.Count);
        await Expect(chat.Answer).ToContainTextAsync("end");
        var harm = await chat.Page.EvaluateAsync<string[]>(
            """
            () => Array.from(document.querySelectorAll('#thread *, #list *, #title *')).flatMap(node => [
              ...(['SCRIPT', 'IMG', 'IFRAME', 'OBJECT', 'EMBED', 'STYLE', 'LINK', 'META', 'BASE', 'FORM', 'INPUT', 'DETAILS', 'TEMPLATE', 'MATH'].includes(node.tagName) ? [node.tagName] : []),
              ...Array.from(node.attributes).filter(a => /^on|^style$|^src/i.test(a.name) || /^\s*(javascript|data|vbscript):/i.test(a.value)).map(a => `${node.tagName} ${a.name}`),
            ])
            """);
        Assert.Empty(harm);
        chat.AssertUnharmed();
    }

    [Fact]
    public async Task Unfinished_marks_are_not_seen_while_it_grows()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        string[] parts = ["**bo", "**bold** and `co", "[label](https://exa", "a **", "~~gone"];
        string[] shown = ["<p><strong>bo</strong></p>", "<p><strong>bold</strong> and <code>co</code></p>", "<p>label</p>", "<p>a </p>", "<p><del>gone</del></p>"];
        for (var i = 0; i < parts.Length; i++)
        {
            var html = await chat.Page.EvaluateAsync<string>(
                """
                async source => {
                  const { MarkdownView } = await import('/chat/markdown.js');
                  const root = document.createElement('div');
                  new MarkdownView(root).show(source, true);
                  return root.innerHTML;
                }
                """,
                parts[i]);
            Assert.Equal(shown[i], html);
        }
    }

    [Fact]
    public async Task A_long_answer_costs_little_a_token_and_hostile_text_little_at_all()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        var times = await chat.Page.EvaluateAsync<double[]>(
            """
            async () => {
              const { MarkdownView, render } = await import('/chat/markdown.js');
              const piece = '## Title\n\nSome *words* with `code` and [a link](https://example.org).\n\n- one\n- two\n  - three\n\n```js\nlet a = 1;\n```\n\n';
              const text = piece.repeat(400);
              const view = new MarkdownView(document.createElement('div'));
              // The machine may be busy for a moment, and a text that costs too much costs it every time: one of four is to be in time.
              const took = (most, work) => {
                let fastest = Infinity;
                for (let look = 0; look < 4 && fastest >= most; look++) { const begun = performance.now(); work(); fastest = Math.min(fastest, performance.now() - begun); }
                return fastest;
              };
              const whole = took(8_000, () => { for (let end = 20; end < 40000; end += 20) view.show(text.slice(0, end), true); });
              const hostile = ['['.repeat(40000), '*a '.repeat(13000), '`'.repeat(20001) + ' ' + '` '.repeat(9000), '> '.repeat(20000), '- '.repeat(20000) + 'x',
                '# ' + ' '.repeat(40000) + 'x', '|' + ' '.repeat(40000) + '-\n|-', '](https://'.repeat(4000), '[a]('.repeat(10000), '*_'.repeat(20000), '<'.repeat(40000), 'http://'.repeat(5000), '\n'.repeat(40000), '- a\n\n'.repeat(8000)];
              return [whole, ...hostile.map(source => took(1_500, () => render(source)))];
            }
            """);
        Assert.True(times[0] < 8_000, $"2,000 growths took {times[0]:F0} ms");
        for (var i = 1; i < times.Length; i++) Assert.True(times[i] < 1_500, $"hostile text {i} took {times[i]:F0} ms");
    }

    [Fact]
    public async Task Code_is_copied()
    {
        await using var chat = await browser.OpenAsync(ApiFixture.NewName());
        var turn = await chat.AskAsync("Code, please");
        chat.Staged.Route(turn, "Code", "It asks for code.");
        chat.Staged.Grow(turn, "```js\nlet a = 1 < 2;\n");
        chat.Staged.Grow(turn, "a;\n```\n");
        chat.Staged.Complete(turn);
        await chat.Page.GetByLabel("Copy this code").ClickAsync();
        await Expect(chat.Page.Locator("#announce")).ToHaveTextAsync("Copied.");
        Assert.Equal("let a = 1 < 2;\na;", await chat.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"));
        chat.AssertUnharmed();
    }
}

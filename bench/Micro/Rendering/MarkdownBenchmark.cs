using BenchmarkDotNet.Attributes;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Rendering;

namespace ChatAgency.Micro.Rendering;

/// <summary>Cutting an answer into Slack's blocks.</summary>
public class MarkdownBenchmark
{
    private const string Section = """
        ## What to do

        First look at **the log**, then at [the page](https://example.com/page) and `status`:

        - one thing, _with stress_
        - another, with `code`
            1. and a step below it

        ```csharp
        var answer = await agency.AskAsync("why", cancellationToken);
        ```

        | what | how much |
        | --- | --- |
        | memory | 120 MiB |


        """;

    private readonly AnswerText _short = new("It is the lease: it runs out after an hour. Set `lease 1d` and **restart** the service.", AnswerKind.Answer, "Technical", 1);
    private readonly AnswerText _long = new(string.Concat(Enumerable.Repeat(Section, 12)), AnswerKind.Answer, "Technical", 1);

    [Benchmark(Description = "render a short answer")]
    public object OneLine() => SlackLayout.LayOut(_short, 0);

    [Benchmark(Description = "render a long answer (5,000 characters)")]
    public object Page() => SlackLayout.LayOut(_long, 0);
}

using ChatAgency.Core.Agents;
using ChatAgency.Core.Pricing;
using ChatAgency.Grains.Tests.Operating;
using ChatAgency.Grains.Tests.Prompts;
using ChatAgency.Grains.Tools;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatAgency.Grains.Tests.Tools;

public sealed class ToolLoopTests
{
    private int _ran;

    [Fact]
    public async Task A_tool_runs_between_two_calls_and_people_see_it_move()
    {
        await using var silo = ToolBench.Start("calculator", [[new TextContent("Let me see."), .. ToolBench.Calls("calculator", ("formula", "6*7"))], ToolBench.Says("It is 42.")]);

        var steps = await silo.AskAsync("what is 6*7?", Token);

        var title = new WorkItem { Id = "General/1", Title = "Calculating", Status = WorkStatus.InProgress };
        Assert.Equal(
            [
                new AgentStep.Text("Let me see."),
                new AgentStep.Work(title),
                new AgentStep.Work(title with { Status = WorkStatus.Complete }),
                new AgentStep.Text("\n\nIt is 42."),
            ],
            steps[..^1]);
        var finished = Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal(("model-1", 20, 6), (finished.Model, finished.InputTokens, finished.OutputTokens));
        Assert.Equal(("General", "model-1"), (Assert.Single(finished.Authors!).Agent.Value, finished.Authors![0].Model));
        Assert.Matches(@"\A\[([0-9A-Z]{12}) returned\]\n42\n\[\1 end\]\z", silo.Result());
    }

    [Fact]
    public async Task What_an_agent_takes_is_counted_with_its_price()
    {
        await using var silo = ToolBench.Start("calculator", [ToolBench.Calls("calculator", ("formula", "6*7")), ToolBench.Says("It is 42.")]);
        using var meters = new Meters(silo.Services);

        await silo.AskAsync("what is 6*7?", Token);

        Assert.Equal((20, 6), (meters.Sum("chat_agent_tokens", ("agent", "General"), ("model", "model-1"), ("kind", "input")), meters.Sum("chat_agent_tokens", ("kind", "output"))));
        Assert.Equal((20 * 2 + 6 * 8) / 1e6, meters.Sum("chat_agent_cost_usd", ("agent", "General"), ("model", "model-1")), 12);
    }

    [Fact]
    public async Task A_tool_call_is_a_span_that_names_a_tool_that_there_is_and_no_other()
    {
        using var spans = new Spans();
        await using var silo = ToolBench.Start("calculator", [ToolBench.Calls("calculator", ("formula", "6*7")), ToolBench.Calls("planted words", ("formula", "planted")), ToolBench.Says("It is 42.")]);

        await silo.AskAsync("what is 6*7?", Token);

        Assert.Equal(["calculator", "unknown"], spans.Within("execute_tool").Select(static span => span.GetTagItem("gen_ai.tool.name")));
        Assert.DoesNotContain(spans.Within("execute_tool").SelectMany(static span => span.TagObjects), static tag => tag.Value?.ToString()?.Contains("planted", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task Without_a_price_no_cost_is_told()
    {
        await using var silo = ToolBench.Start("calculator", [ToolBench.Says("42.")], static services => services.AddSingleton(PriceList.None));
        using var meters = new Meters(silo.Services);

        await silo.AskAsync("what is 6*7?", Token);

        Assert.Equal(10, meters.Sum("chat_agent_tokens", ("kind", "input")));
        Assert.DoesNotContain("chat_agent_cost_usd", meters.Names);
    }

    [Fact]
    public async Task The_model_receives_rules_thread_question_calls_and_results_in_this_order()
    {
        await using var silo = ToolBench.Start("calculator", [ToolBench.Calls("calculator", ("formula", "1+1"))]);

        await silo.AskAsync("sum?", Token, [Requests.Earlier("before", "answer")]);

        var (messages, options) = silo.Model.Calls.Last();
        Assert.Equal(["system", "user", "assistant", "user", "assistant", "tool"], messages.Select(static message => message.Role.Value));
        Assert.Contains("You have tools.", messages[0].Text, StringComparison.Ordinal);
        Assert.Equal(["calculator"], options!.Tools!.Select(static tool => tool.Name));
        Assert.Equal([1, 2], silo.Model.Calls.Select(static call => ((Briefing)call.Options!.AdditionalProperties![Briefing.Key]!).Round));
    }

    [Fact]
    public async Task Without_tools_it_is_one_call_that_speaks_of_none()
    {
        await using var silo = ToolBench.Start("nothing_there", [ToolBench.Calls("calculator", ("formula", "1+1"))]);

        await silo.AskAsync("sum?", Token);

        var (messages, options) = Assert.Single(silo.Model.Calls);
        Assert.Null(options!.Tools);
        Assert.DoesNotContain("You have tools.", messages[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_never_stops_calling_is_called_as_often_as_set_and_the_last_time_without_tools()
    {
        await using var silo = ToolBench.Start("count", Enumerable.Repeat(ToolBench.Calls("count"), 50), services =>
        {
            ToolBench.Add(services, Counting(ToolReach.Computes));
            services.Configure<ToolOptions>(static options => (options.Rounds, options.Calls) = (5, 3));
        });

        await silo.AskAsync("go", Token);

        Assert.Equal(5, silo.Model.Calls.Count);
        Assert.Equal(ChatToolMode.None, silo.Model.Calls.Last().Options!.ToolMode);
        Assert.Equal(3, _ran);
        Assert.Contains("as many calls as it may", silo.Result(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count", "other", "There is no such tool.")]
    [InlineData("cou*", "count2", "There is no such tool.")]
    [InlineData("nothing", "count", null)]
    [InlineData("count", "count", "ran")]
    [InlineData("cou*", "count", "ran")]
    public async Task Only_tools_that_the_profile_names_run(string profile, string called, string? result)
    {
        await using var silo = ToolBench.Start(profile, [ToolBench.Calls(called)], services => ToolBench.Add(services, Counting(ToolReach.Computes)));

        await silo.AskAsync("go", Token);

        if (result is not null) Assert.Contains(result, silo.Result(), StringComparison.Ordinal);
        Assert.Equal(result == "ran" ? 1 : 0, _ran);
    }

    [Theory]
    [InlineData("count", "C1", true)]
    [InlineData("cou*", "U1", true)]
    [InlineData("count", "C2", false)]
    public async Task A_tool_may_be_for_some_channels_and_people_only(string only, string id, bool runs)
    {
        await using var silo = ToolBench.Start("count", [ToolBench.Calls("count")], services =>
        {
            ToolBench.Add(services, Counting(ToolReach.Computes));
            services.Configure<ToolOptions>(options => options.Only[only] = [id]);
        });

        await silo.AskAsync("go", Token);

        Assert.Equal(runs ? 1 : 0, _ran);
    }

    [Fact]
    public async Task A_tool_that_is_off_is_off_for_all()
    {
        await using var silo = ToolBench.Start("count", [ToolBench.Calls("count")], services =>
        {
            ToolBench.Add(services, Counting(ToolReach.Computes));
            services.Configure<ToolOptions>(static options => options.Off.Add("c*"));
        });

        await silo.AskAsync("go", Token);

        Assert.Equal(0, _ran);
    }

    [Fact]
    public async Task Arguments_that_do_not_fit_the_schema_never_reach_the_tool()
    {
        var tool = new AgencyTool(AIFunctionFactory.Create((int n) => _ran += n, "add"), ToolReach.Computes);
        await using var silo = ToolBench.Start("add", [ToolBench.Calls("add", ("n", "many")), ToolBench.Calls("add"), ToolBench.Calls("add", ("n", 4))], services => ToolBench.Add(services, tool));

        await silo.AskAsync("go", Token);

        Assert.Equal(4, _ran);
        var results = silo.Model.Calls.Last().Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => result.Result!.ToString()!).ToList();
        Assert.Contains("arguments.n is not of type", results[0], StringComparison.Ordinal);
        Assert.Contains("arguments lacks n", results[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_fault_says_stays_inside_and_what_a_tool_refuses_is_told()
    {
        var fault = new AgencyTool(AIFunctionFactory.Create(string () => throw new InvalidOperationException("xoxb-secret"), "fault"), ToolReach.Computes);
        var refusal = new AgencyTool(AIFunctionFactory.Create(string () => throw new ToolFaultException("Closed on Sundays."), "refuse"), ToolReach.Computes);
        await using var silo = ToolBench.Start("fault, refuse", [ToolBench.Calls("fault"), ToolBench.Calls("refuse")], services => ToolBench.Add(services, fault, refusal));

        var steps = await silo.AskAsync("go", Token);

        Assert.IsType<AgentStep.Finished>(steps[^1]);
        Assert.Equal(2, steps.OfType<AgentStep.Work>().Count(static step => step.Item.Status == WorkStatus.Error));
        Assert.DoesNotContain(silo.Model.Calls.SelectMany(static call => call.Messages).SelectMany(static message => message.Contents).OfType<FunctionResultContent>(), static result => result.Result!.ToString()!.Contains("secret", StringComparison.Ordinal));
        Assert.Contains("Closed on Sundays.", silo.Result(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_that_hangs_is_left_behind_at_its_time_limit()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hang = new AgencyTool(AIFunctionFactory.Create(async () => { begun.TrySetResult(); await new TaskCompletionSource().Task; }, "hang"), ToolReach.Computes);
        await using var silo = ToolBench.Start("hang", [ToolBench.Calls("hang")], services =>
        {
            ToolBench.Add(services, hang);
            services.AddSingleton(provider => new ToolRunner(provider.GetRequiredService<Microsoft.Extensions.Options.IOptions<ToolOptions>>(), time, provider.GetRequiredService<ILogger<ToolRunner>>()));
        });

        var asking = silo.AskAsync("go", Token);
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(10), Token);
        time.Advance(TimeSpan.FromSeconds(31));
        await asking;

        Assert.Contains("took too long", silo.Result(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_result_is_cut_and_all_results_together_have_a_limit()
    {
        var flood = new AgencyTool(AIFunctionFactory.Create(static () => new string('x', 5_000), "flood"), ToolReach.Computes);
        await using var silo = ToolBench.Start("flood", [ToolBench.Calls("flood"), ToolBench.Calls("flood")], services =>
        {
            ToolBench.Add(services, flood);
            services.Configure<ToolOptions>(static options => (options.ResultCharacters, options.AnswerCharacters) = (1_000, 1_200));
        });

        await silo.AskAsync("go", Token);

        var results = silo.Model.Calls.Last().Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Select(static result => result.Result!.ToString()!).ToList();
        Assert.Contains("4000 characters left out", results[0], StringComparison.Ordinal);
        Assert.InRange(results[1].Count(static c => c == 'x'), 1, 200);
    }

    [Fact]
    public async Task A_source_that_is_away_costs_its_own_tools_alone()
    {
        await using var silo = ToolBench.Start("count", [ToolBench.Calls("count")], services =>
        {
            services.AddSingleton<IToolSource>(new AwaySource());
            ToolBench.Add(services, Counting(ToolReach.Computes));
        });

        await silo.AskAsync("go", Token);

        Assert.Equal(1, _ran);
    }

    [Fact]
    public async Task A_tool_knows_for_whom_it_runs_whatever_the_model_says()
    {
        ToolCaller? seen = null;
        var who = new AgencyTool(AIFunctionFactory.Create((AIFunctionArguments arguments) => { seen = ToolCaller.Of(arguments); }, "who"), ToolReach.Computes);
        await using var silo = ToolBench.Start("who", [ToolBench.Calls("who", ("caller", "admin"))], services => ToolBench.Add(services, who));

        await silo.AskAsync("go", Token);

        Assert.Equal(new ToolCaller("slack", "T1", "C1", "100.1", "U1", "General"), seen);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private AgencyTool Counting(ToolReach reach) => new(AIFunctionFactory.Create(() => { _ran++; return "ran"; }, "count"), reach);

    private sealed class AwaySource : IToolSource
    {
        public string Name => "away";

        public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => throw new HttpRequestException("refused");
    }
}

using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Pricing;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Auditing;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Prompts;
using ChatAgency.Grains.Tests.Agents;
using ChatAgency.Grains.Tests.Prompts;
using ChatAgency.Grains.Tools;
using ChatAgency.Grains.Tools.BuiltIn;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Grains.Tests.Tools;

/// <summary>One agent that has tools, a model that a test scripts call by call, and the test's own tools.</summary>
internal sealed class ToolBench : IAsyncDisposable
{
    private static readonly AgentProfile Other = ProfileFile.Parse("code.md", "---\nname: Code\ndescription: Writes code.\n---\nYou write code.");
    private readonly Queue<IReadOnlyList<AIContent>> _script;
    private readonly AgentProfile _agent;
    private ServiceProvider _services = null!;

    private ToolBench(string tools, string passesOnTo, IEnumerable<IReadOnlyList<AIContent>> script)
    {
        _agent = ProfileFile.Parse("general.md", $"---\nname: General\ndescription: All.\ntools: [{tools}]\npasses_on_to: [{passesOnTo}]\n---\nYou help.");
        _script = new(script);
        Model = new ScriptedChat((_, _) => NextAsync());
    }

    public ScriptedChat Model { get; }

    public IServiceProvider Services => _services;

    /// <param name="tools">What the profile names.</param>
    /// <param name="script">What the model says, call by call; afterwards it says «done».</param>
    /// <param name="with">What is registered besides.</param>
    /// <param name="passesOnTo">Whom the profile names to pass turns on to; there is an agent Code beside it.</param>
    public static ToolBench Start(string tools, IEnumerable<IReadOnlyList<AIContent>> script, Action<IServiceCollection>? with = null, string passesOnTo = "")
    {
        var bench = new ToolBench(tools, passesOnTo, script);
        var services = new ServiceCollection().AddLogging().AddMetrics().AddOptions()
            .AddSingleton<IChatClient>(bench.Model)
            .AddSingleton(TimeProvider.System)
            .AddSingleton(static _ => new TokenBudget(new Lazy<Tokenizer>(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"))))
            .AddSingleton<AuditWrite>(static (_, _, _) => Task.CompletedTask).AddSingleton<AuditTrail>()
            .AddSingleton<PromptBuilder>().AddSingleton<ToolAudit>().AddSingleton<ToolRunner>().AddSingleton(new PriceList([new ModelPrice("model-1", 2, 8)])).AddSingleton<SpendingMetrics>().AddSingleton<ToolLoop>().AddSingleton<Toolset>()
            .AddSingleton<IToolSource, SmallTools>();
        with?.Invoke(services);
        bench._services = services.BuildServiceProvider();
        bench._services.GetRequiredService<AuditTrail>().Start();
        return bench;
    }

    public static IReadOnlyList<AIContent> Calls(string tool, params (string Name, object? Value)[] arguments) =>
        [new FunctionCallContent($"call-{tool}", tool, arguments.ToDictionary(static one => one.Name, static one => one.Value))];

    public static IReadOnlyList<AIContent> Says(string text) => [new TextContent(text)];

    public static void Add(IServiceCollection services, params AgencyTool[] tools) => services.AddSingleton<IToolSource>(new GivenTools(tools));

    public Task<List<AgentStep>> AskAsync(string question, CancellationToken cancellationToken, IReadOnlyList<Exchange>? earlier = null) =>
        AskAsync(Requests.Of(question, earlier), cancellationToken);

    /// <summary>The answer goes on where it waited for a person.</summary>
    public Task<List<AgentStep>> GoOnAsync(string question, ApprovalAsk ask, ApprovalState state, CancellationToken cancellationToken) =>
        AskAsync(Requests.Of(question) with { Approval = new Approval { Ask = ask, State = state, Said = "", AskedAt = default, Outcome = "what came of it" } }, cancellationToken);

    public async Task<List<AgentStep>> AskAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var granted = await _services.GetRequiredService<Toolset>().OfAsync(_agent, request, cancellationToken);
        var prompt = await _services.GetRequiredService<PromptBuilder>().BuildAsync(_agent, request, 25_000, granted.Count > 0, Remembered.Nothing, cancellationToken);
        return await _services.GetRequiredService<ToolLoop>().AnswerAsync(_agent, request, prompt, granted, HandoffOffer.Of(_agent, request, [_agent, Other]), prompt.Asker, cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>What the model was told of its last call.</summary>
    public string Result() => Model.Calls.Last().Messages.SelectMany(static message => message.Contents).OfType<FunctionResultContent>().Last().Result!.ToString()!;

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async IAsyncEnumerable<ChatResponseUpdate> NextAsync()
    {
        await Task.Yield();
        var contents = _script.Count > 0 ? _script.Dequeue() : Says("done");
        yield return new ChatResponseUpdate(ChatRole.Assistant, [.. contents]);
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 10, OutputTokenCount = 3 })]) { ModelId = "model-1", FinishReason = ChatFinishReason.Stop };
    }

    private sealed class GivenTools(IReadOnlyList<AgencyTool> tools) : IToolSource
    {
        public string Name => "the test";

        public ValueTask<IReadOnlyList<AgencyTool>> ToolsAsync(Predicate<string> wanted, CancellationToken cancellationToken) => new(tools);
    }
}

using BenchmarkDotNet.Attributes;
using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Prompts;
using ChatAgency.Micro.Talking;
using Microsoft.ML.Tokenizers;

namespace ChatAgency.Micro.Prompting;

/// <summary>Writing a turn's prompt within its budget, and counting tokens.</summary>
public class PromptBenchmark
{
    private static readonly Tokenizer s_tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
    private readonly AgentProfile _profile = AgentRoster.BuiltIn().Find("Technical")!;
    private readonly PromptBuilder _builder = new(new TokenBudget(new Lazy<Tokenizer>(static () => s_tokenizer)), [], TimeProvider.System);
    private readonly AgentRequest _first = Threads.Request(0);
    private readonly AgentRequest _late = Threads.Request(20);

    [Benchmark(Description = "build the prompt of a first question")]
    public async Task<object> First() => await _builder.BuildAsync(_profile, _first, 25_000, hasTools: false, Remembered.Nothing, CancellationToken.None);

    [Benchmark(Description = "build the prompt after 20 turns")]
    public async Task<object> Late() => await _builder.BuildAsync(_profile, _late, 25_000, hasTools: false, Remembered.Nothing, CancellationToken.None);

    [Benchmark(Description = "build it where the budget is short")]
    public async Task<object> Tight() => await _builder.BuildAsync(_profile, _late, 2_000, hasTools: false, Remembered.Nothing, CancellationToken.None);

    [Benchmark(Description = "count the tokens of 700 characters")]
    public int Count() => s_tokenizer.CountTokens(Threads.Answer);
}

using ChatAgency.Core.Agents;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Prompts;
using ChatAgency.Grains.Tests.Agents;
using ChatAgency.Grains.Tests.Prompts;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.ML.Tokenizers;
using Xunit;

namespace ChatAgency.Grains.Tests.Memory;

public sealed class SummariserTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_model_gets_the_gist_so_far_and_what_was_said_since_as_data_and_a_small_budget()
    {
        var model = new ScriptedChat(static (_, _) => SaysAsync(" They chose red. "));

        var gist = await Of(model).SummariseAsync(new SummaryRequest(Requests.Thread, "They argue about a door.", [Requests.Earlier("red or green?", "red", "U2")]), Token);

        Assert.Equal("They chose red.", gist);
        var (messages, options) = Assert.Single(model.Calls);
        Assert.Equal(["system", "user", "user", "assistant", "user"], messages.Select(static message => message.Role.Value));
        Assert.Matches(@"\A\[(\w{12}) summary\]\nThey argue about a door\.\n\[\1 end\]\z", messages[1].Text);
        Assert.Matches(@"\A\[(\w{12}) Grace wrote\]\nred or green\?\n\[\1 end\]\z", messages[2].Text);
        Assert.Equal(600, options!.MaxOutputTokens);
        Assert.Null(options.Tools);
    }

    [Fact]
    public async Task What_it_reads_does_not_grow_with_what_was_said()
    {
        var model = new ScriptedChat(static (_, _) => SaysAsync("gist"));
        var words = string.Join(' ', Enumerable.Repeat("word", 20_000));

        await Of(model).SummariseAsync(new SummaryRequest(Requests.Thread, "", [.. Enumerable.Range(0, 12).Select(_ => Requests.Earlier(words, words))]), Token);

        Assert.InRange(Assert.Single(model.Calls).Messages.Sum(static message => message.Text.Length), 1_000, 80_000);
    }

    [Fact]
    public async Task A_model_that_fails_or_says_nothing_costs_the_gist_alone()
    {
        var request = new SummaryRequest(Requests.Thread, "", [Requests.Earlier("a", "b")]);

        Assert.Null(await Of(new ScriptedChat(static (_, _) => throw new HttpRequestException("away"))).SummariseAsync(request, Token));
        Assert.Null(await Of(new ScriptedChat(static (_, _) => SaysAsync(" "))).SummariseAsync(request, Token));
    }

    private static Summariser Of(IChatClient model) => new(
        model, new TokenBudget(new Lazy<Tokenizer>(static () => TiktokenTokenizer.CreateForEncoding("o200k_base"))), [new NamingPlatform(("U2", "Grace"))],
        Options.Create(new MemoryOptions()), Options.Create(new PromptOptions()), TimeProvider.System, NullLogger<Summariser>.Instance);

    private static async IAsyncEnumerable<ChatResponseUpdate> SaysAsync(string text)
    {
        await Task.Yield();
        yield return new ChatResponseUpdate(ChatRole.Assistant, text);
    }
}

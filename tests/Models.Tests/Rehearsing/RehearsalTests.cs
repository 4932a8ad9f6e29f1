using ChatAgency.Core.Agents;
using ChatAgency.Models.Tests.Serving;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Models.Tests.Rehearsing;

public sealed class RehearsalTests
{
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.Zero };

    [Fact]
    public async Task It_says_what_it_is_who_was_asked_what_and_how_to_get_a_model()
    {
        var answer = await AnswerAsync(new Briefing(new AgentName("Code"), "Why does\nthis ```fail```?", 2));

        Assert.Contains("no model is configured", answer, StringComparison.Ordinal);
        Assert.Contains("The **Code** agent", answer, StringComparison.Ordinal);
        Assert.Contains("> Why does\n> this ```fail```?\n", answer, StringComparison.Ordinal);
        Assert.Contains("2 earlier exchanges", answer, StringComparison.Ordinal);
        Assert.Contains("`OPENAI_API_KEY`", answer, StringComparison.Ordinal);
        Assert.Contains("`AZURE_OPENAI_ENDPOINT`", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_question_is_cut_without_breaking_a_character()
    {
        var answer = await AnswerAsync(new Briefing(AgentName.General, new string('a', 1_999) + "🐶" + new string('b', 5_000), 0));

        Assert.Contains("aaa …", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(answer, char.IsSurrogate);
    }

    [Fact]
    public async Task It_comes_word_by_word_at_about_forty_a_second()
    {
        await using var host = Client.Host(static _ => { }, _time);
        await using var updates = host.Model().GetStreamingResponseAsync("Why?", cancellationToken: TestContext.Current.CancellationToken).GetAsyncEnumerator(TestContext.Current.CancellationToken);

        for (var word = 0; word < 40; word++)
        {
            var next = updates.MoveNextAsync();
            Assert.False(next.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(25));
            Assert.True(await next);
            Assert.Single(updates.Current.Text.Trim().Split(' '));
        }
    }

    private async Task<string> AnswerAsync(Briefing briefing)
    {
        await using var host = Client.Host(static _ => { }, _time);
        var options = new ChatOptions { AdditionalProperties = new() { [Briefing.Key] = briefing } };
        var answer = host.Model().GetStreamingResponseAsync("fenced", options, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken).AsTask();
        while (!answer.IsCompleted)
        {
            _time.Advance(TimeSpan.FromMilliseconds(25));
            await Task.Yield();
        }

        return (await answer).ToChatResponse().Text;
    }
}

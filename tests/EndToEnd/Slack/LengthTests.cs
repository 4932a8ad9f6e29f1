using System.Text;
using System.Text.RegularExpressions;
using ChatAgency.EndToEnd.Running;
using ChatAgency.Simulators.Models;
using ChatAgency.Simulators.Slack.Faults;
using ChatAgency.Simulators.Slack.Views;
using Xunit;

namespace ChatAgency.EndToEnd.Slack;

public sealed partial class LengthTests(Stage stage)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_of_sixty_thousand_characters_comes_in_ordered_parts_with_balanced_fences_and_every_word()
    {
        var (text, words) = Story(60_000);
        var thread = await AnsweredAsync(Question.New("Tell all."), text);

        Assert.True(thread.FromBot.Count >= 6, $"{thread.FromBot.Count} parts");
        Assert.Equal(words, Words(thread));
        Assert.Equal(Enumerable.Range(1, thread.FromBot.Count).Select(n => $"({n}/{thread.FromBot.Count})"), thread.FromBot.Select(static part => Places().Match(part.Shown).Value));
        Assert.All(thread.FromBot, AssertFences);
        Assert.All(thread.FromBot, part => Assert.Equal(part == thread.FromBot[^1], part.Shown.Contains("AI-generated", StringComparison.Ordinal)));
        Assert.Contains(thread.FromBot, static part => part.Shown.Contains("```", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("msg_too_long")]
    [InlineData("msg_blocks_too_long")]
    public async Task What_Slack_finds_too_long_is_laid_out_anew(string error)
    {
        var (text, words) = Story(9_000);
        var question = Question.New("Tell much.");
        var channel = stage.NewChannel();
        stage.Slack.Faults.When(
            call => call.Channel == channel.Id && call.Method == "chat.update" && call.Text("blocks")?.Contains("AI-generated", StringComparison.Ordinal) == true, Fault.Refuse(error), uses: 1);
        var thread = await AnsweredAsync(question, text, channel.Id);
        Assert.True(thread.FromBot.Count >= 2, $"{thread.FromBot.Count} parts");
        Assert.Equal(words, Words(thread));
        Assert.All(thread.FromBot, AssertFences);
        Assert.Single(stage.Model.About(question));
    }

    [Fact]
    public async Task A_second_part_that_is_refused_for_good_leaves_the_first_with_a_note_and_repeats_nothing()
    {
        var (text, words) = Story(20_000);
        var question = Question.New("Tell more than fits.");
        var channel = stage.NewChannel();
        var posts = 0;
        stage.Slack.Faults.Draw(call => call.Channel == channel.Id && call.Method == "chat.postMessage" && Interlocked.Increment(ref posts) > 1 ? Fault.Refuse("restricted_action") : null);
        stage.Model.When(question.Text, ModelScript.Answer([.. text.Chunk(500).Select(static piece => new string(piece))]));
        var said = await stage.Slack.AskAsync(channel, question, Token);
        await stage.Agency.EndedAsync(said, "Failed", Token);
        var part = Assert.Single(stage.Slack.Thread(channel.Id, said.ThreadTs).FromBot);
        var shown = Numbered().Matches(part.Shown).Select(static match => match.Value).ToList();
        Assert.True(shown.Count > 100, part.Shown);
        Assert.Equal(words.Take(shown.Count), shown);
        Assert.Contains("This answer is not whole.", part.Shown, StringComparison.Ordinal);
        Assert.Matches("E-[0-9A-HJKMNP-TV-Z]{8}", part.Shown);
        Assert.Equal(1, stage.Slack.Calls.Of("chat.postMessage").Count(call => call.Channel == channel.Id && call.HasEffect));
        Assert.Single(stage.Model.About(question));
    }

    private async Task<ThreadView> AnsweredAsync(Question question, string text, string? channel = null)
    {
        stage.Model.When(question.Text, ModelScript.Answer([.. text.Chunk(500).Select(static piece => new string(piece))]));
        var said = await stage.Slack.SayAsync(channel ?? stage.NewChannel().Id, stage.Slack.User.Id, question.Text, mention: true, cancellationToken: Token);
        await stage.Agency.EndedAsync(said, "Completed", Token);
        return stage.Slack.Thread(said.Channel, said.ThreadTs);
    }

    /// <summary>Prose and code in turns, every word with its number.</summary>
    private static (string Text, IReadOnlyList<string> Words) Story(int length)
    {
        var (text, words) = (new StringBuilder(), new List<string>());
        while (text.Length < length)
        {
            for (var i = 0; i < 60; i++) text.Append(Next(i % 12 == 11 ? ". 👩‍🚀\n\n" : " "));
            text.Append("\n\n```csharp\n");
            // More code in one piece than a section of Slack's takes.
            for (var i = 0; i < 500; i++) text.Append(Next(i % 8 == 7 ? ";\n" : " "));
            text.Append("\n```\n\n");
        }

        return (text.ToString(), words);

        string Next(string after)
        {
            words.Add($"w{words.Count:00000}");
            return words[^1] + after;
        }
    }

    private static IReadOnlyList<string> Words(ThreadView thread) => [.. Numbered().Matches(thread.BotText).Select(static match => match.Value)];

    private static void AssertFences(ShownMessage part)
    {
        foreach (var section in part.Blocks!.Where(static block => block!["type"]!.ToString() == "section"))
        {
            var text = section!["text"]!["text"]!.ToString();
            Assert.True(Fences().Count(text) % 2 == 0, text);
        }
    }

    [GeneratedRegex(@"w\d{5}")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\(\d+/\d+\)")]
    private static partial Regex Places();

    [GeneratedRegex("```")]
    private static partial Regex Fences();
}

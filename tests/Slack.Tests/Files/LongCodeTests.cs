using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Files;
using CsCheck;
using Xunit;

namespace ChatAgency.Slack.Tests.Files;

public class LongCodeTests
{
    private static readonly string Lines = string.Concat(Enumerable.Repeat("x = 1\n", 60));

    [Theory]
    [InlineData("python", "answer-7-1.py", "python")]
    [InlineData("C#", "answer-7-1.cs", "csharp")]
    [InlineData("brainfuck", "answer-7-1.txt", "text")]
    [InlineData("", "answer-7-1.txt", "text")]
    [InlineData("../../etc/passwd", "answer-7-1.txt", "text")]
    public void A_long_block_is_a_file_named_after_its_language(string info, string name, string snippet)
    {
        var file = Assert.Single(Of($"Look:\n\n```{info}\n{Lines}```\nThat is all."));
        Assert.Equal((name, snippet, Lines), (file.Name, file.Language, file.Text));
    }

    [Fact]
    public void Three_blocks_are_at_most() => Assert.Equal(
        ["answer-7-1.sh", "answer-7-2.sh", "answer-7-3.sh"],
        Of(string.Concat(Enumerable.Repeat($"```sh\n{Lines}```\n\ntext\n\n", 5))).Select(static file => file.Name));

    [Fact]
    public void Length_counts_in_characters_too() => Assert.Single(Of($"```\n{new string('x', 3_000)}\n```"));

    [Fact]
    public void What_is_short_or_no_code_or_not_whole_is_none()
    {
        Assert.Empty(Of("```sh\nls\n```\n" + new string('x', 4_000)));
        Assert.Empty(Of(Lines + Lines));
        Assert.Empty(Of($"```sh\n{Lines}```", AnswerKind.Growing));
        Assert.Empty(Of($"```sh\n{Lines}```", AnswerKind.Note));
    }

    [Fact]
    public void Whatever_a_model_writes_it_ends() => Gen.OneOf(Gen.String, Gen.OneOf("```", "~~~", "> ", "- ", "[", "\n", "py\n")).Array[0, 200].Select(static pieces => string.Concat(pieces) + new string('\n', 60)).Sample(markdown =>
        Assert.All(Of(markdown), static file => Assert.True(file.Text.Length >= 60 && !string.IsNullOrWhiteSpace(file.Text))));

    private static IReadOnlyList<AnswerFile> Of(string markdown, AnswerKind kind = AnswerKind.Answer) => LongCode.Of(new AnswerText(markdown, kind, "Code", 7));
}

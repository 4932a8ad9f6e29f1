using ChatAgency.Routing.Gathering;
using ChatAgency.Training.Gathering;

namespace ChatAgency.Training.Tests.Gathering;

public sealed class MessagesTests
{
    private static readonly string[] Labels = ["code", "creative", "general", "technical"];
    private static readonly string[] Kinds = ["adversarial", "followup", "multi", "single"];

    private static readonly IReadOnlyList<Example> All = [.. Sets.AgencyTraining, .. Sets.AgencyTest];

    [Fact]
    public void There_are_enough_messages_in_enough_languages()
    {
        Assert.InRange(Sets.AgencyTraining.Count, 3_000, 100_000);
        Assert.InRange(Sets.AgencyTest.Count, 400, 10_000);
        Assert.InRange(All.Select(static one => one.Language).Distinct().Count(), 14, 100);
    }

    [Fact]
    public void Every_message_is_labelled_as_it_should_be() => Assert.All(All, static one =>
    {
        Assert.Contains(one.First, Labels);
        Assert.Equal(one.First, one.Needed[0]);
        Assert.Equal(one.Needed.Distinct(), one.Needed);
        Assert.All(one.Needed, static label => Assert.Contains(label, Labels));
        Assert.Contains(one.Kind, Kinds);
        Assert.Equal(one.Kind == "multi", one.Needed.Count > 1);
        Assert.Matches("^[a-z]{2}$", one.Language);
        Assert.NotEmpty(one.Text.Trim());
    });

    [Fact]
    public void No_message_stands_there_twice_and_none_of_the_test_split_is_learnt_from()
    {
        Assert.Equal(All.Count, All.Select(static one => one.Id).Distinct().Count());
        Assert.Equal(All.Count, All.Select(static one => one.Text.Trim().ToLowerInvariant()).Distinct().Count());
    }

    [Theory]
    [InlineData("text\tid\nhi", "columns")]
    [InlineData("text\nhi", "id and text")]
    [InlineData("", "empty")]
    public void A_file_that_is_none_is_refused_with_the_reason(string content, string reason)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);
            Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => MessageFile.Read(path).ToList()).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}

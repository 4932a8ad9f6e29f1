using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Tests.Inbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Outbound;

/// <summary>What Slack's documentation says that its methods answer, in the place of an answer: a success is taken for one, and an error for what it is.</summary>
public sealed class PublishedAnswersTests
{
    private static readonly ConversationId At = new("slack", "T1", "D1", "1767225000.000100");
    private static readonly PostId Post = new("1767225601.000200");
    private static readonly PartBody Body = new("words", "");
    private static readonly PostMark Mark = new(new Marker("m"), 1, true);

    private static readonly Dictionary<string, Func<SlackWebApi, Task<object>>> Methods = new()
    {
        ["agents.sessions.setStatus"] = async api => await api.SetSessionStatusAsync(At, "active", Token),
        ["assistant.threads.setStatus"] = async api => await api.SetAssistantStatusAsync(At, "", Token),
        ["auth.test"] = async api => await api.AuthTestAsync("T1", Token),
        ["chat.appendStream"] = async api => await api.AppendStreamAsync(At, Post, "{}"u8.ToArray(), Token),
        ["chat.delete"] = async api => await api.DeleteAsync(At, Post, Token),
        ["chat.postMessage"] = async api => await api.PostMessageAsync(At, Body, Mark, Token),
        ["chat.startStream"] = async api => await api.StartStreamAsync(At, "{}"u8.ToArray(), Token),
        ["chat.stopStream"] = async api => await api.StopStreamAsync(At, Post, "{}"u8.ToArray(), Token),
        ["chat.update"] = async api => await api.UpdateAsync(At, Post, Body, Mark, Token),
        ["conversations.info"] = async api => await api.ChannelAsync("T1", "C1", Token),
        ["conversations.replies"] = async api => await api.RepliesAsync(At, null, Token),
        ["users.info"] = async api => await api.UserAsync("T1", new PersonId("U1"), Token),
        ["views.open"] = async api => await api.OpenViewAsync("T1", "trigger", [], Token),
    };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Published() =>
        [.. SamplePayload.All("docs-examples/web-api").Select(static one => one.Name).Where(static name => Methods.ContainsKey(MethodOf(name)))];

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Each_is_taken_for_what_it_is(string name)
    {
        var published = SamplePayload.All("docs-examples/web-api").Single(one => one.Name == name).Payload;
        using var slack = new ScriptedSlack().Answers(published.ToJsonString());
        var taken = await Methods[MethodOf(name)](slack.Get<SlackWebApi>());
        Assert.Equal($"/api/{MethodOf(name)}", Assert.Single(slack.Calls).Method);
        if (published["ok"]!.GetValue<bool>()) Assert.NotNull(Property(taken, "Value"));
        else Assert.Equal(published["error"]!.GetValue<string>(), Assert.IsType<Refusal>(Property(taken, "Refusal")).Reason);
    }

    [Fact]
    public void None_of_a_method_that_is_called_is_left_out() =>
        Assert.True(Published().Count >= 18, $"{Published().Count} answers");

    // Answers have a type of their own for each method.
    private static object? Property(object taken, string name) => taken.GetType().GetProperty(name)?.GetValue(taken);

    private static string MethodOf(string name) => string.Join('.', Path.GetFileName(name).Split('.')[..^2]);
}

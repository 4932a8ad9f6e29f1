using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Sessions;

/// <summary>What the agency is at is shown by what a workspace knows, and by nothing where it knows nothing.</summary>
public sealed class AgentSessionsTests
{
    private const string Done = """{"ok":true}""";
    private static readonly ConversationId Direct = new("slack", "T1", "D1", "1767225000.000100");

    [Theory]
    [InlineData(ThreadStatus.Working, "processing")]
    [InlineData(ThreadStatus.Waiting, "suspended")]
    [InlineData(ThreadStatus.Idle, "active")]
    public async Task It_is_the_state_of_the_threads_session(ThreadStatus status, string state)
    {
        using var slack = new ScriptedSlack().Answers(Done);
        await ShowAsync(slack, Direct, status);
        var call = Assert.Single(slack.Calls);
        Assert.Equal(("/api/agents.sessions.setStatus", "D1", Direct.Thread, state), (call.Method, call.Form["channel_id"].ToString(), call.Form["thread_ts"].ToString(), call.Form["status"].ToString()));
    }

    [Theory]
    [InlineData("not_agent_app")]
    [InlineData("unknown_method")]
    public async Task A_workspace_without_sessions_has_the_older_line_and_is_not_asked_again(string refusal)
    {
        using var slack = new ScriptedSlack().Answers($$"""{"ok":false,"error":"{{refusal}}"}""", Done, Done);
        await ShowAsync(slack, Direct, ThreadStatus.Working);
        await ShowAsync(slack, Direct, ThreadStatus.Idle);
        Assert.Equal(["/api/agents.sessions.setStatus", "/api/assistant.threads.setStatus", "/api/assistant.threads.setStatus"], slack.Calls.Select(static call => call.Method));
        Assert.Equal(["processing", "is working on it…", ""], slack.Calls.Select(static call => call.Form["status"].ToString()));
    }

    [Fact]
    public async Task A_workspace_with_neither_is_left_alone()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"not_agent_app"}""", """{"ok":false,"error":"missing_scope"}""");
        await ShowAsync(slack, Direct, ThreadStatus.Working);
        await ShowAsync(slack, Direct, ThreadStatus.Idle);
        Assert.Equal(2, slack.Calls.Count);
    }

    [Fact]
    public async Task What_is_refused_for_this_thread_alone_is_asked_again_in_the_next()
    {
        using var slack = new ScriptedSlack().Answers("""{"ok":false,"error":"thread_not_found"}""", Done);
        await ShowAsync(slack, Direct, ThreadStatus.Working);
        await ShowAsync(slack, new ConversationId("slack", "T1", "D1", "1767225001.000100"), ThreadStatus.Working);
        Assert.All(slack.Calls, static call => Assert.Equal("/api/agents.sessions.setStatus", call.Method));
    }

    [Fact]
    public async Task In_channels_nothing_is_called()
    {
        using var slack = new ScriptedSlack();
        await ShowAsync(slack, new ConversationId("slack", "T1", "C1", Direct.Thread), ThreadStatus.Working);
        Assert.Empty(slack.Calls);
    }

    private static Task ShowAsync(ScriptedSlack slack, ConversationId at, ThreadStatus status) =>
        slack.Platform.OpenThread(at).ShowStatusAsync(status, TestContext.Current.CancellationToken);
}

using System.Diagnostics.Metrics;
using System.Net;
using ChatAgency.Core.Conversations;
using ChatAgency.Slack.Tests.Outbound;
using Xunit;

namespace ChatAgency.Slack.Tests.Names;

public class NamesTests
{
    private const string Ada = """{"ok":true,"user":{"id":"U1","name":"ada1","real_name":"Ada Lovelace","profile":{"display_name":"Ada","real_name":"Ada Lovelace"}}}""";

    private static readonly ConversationId Conversation = new("slack", "T1", "C1", "1767225000.000100");

    [Theory]
    [InlineData(Ada, "Ada")]
    [InlineData("""{"ok":true,"user":{"name":"ada1","real_name":"Ada Lovelace","profile":{"display_name":" "}}}""", "Ada Lovelace")]
    [InlineData("""{"ok":true,"user":{"name":"ada1"}}""", "ada1")]
    [InlineData("""{"ok":true,"user":{}}""", "U1")]
    [InlineData("""{"ok":true}""", "U1")]
    [InlineData("""{"ok":true,"user":{"profile":{"display_name":"A\nd\u0000a"}}}""", "Ada")]
    [InlineData("""{"ok":false,"error":"user_not_found"}""", "U1")]
    [InlineData("junk", "U1")]
    public async Task A_person_goes_by_the_first_name_there_is(string answer, string name)
    {
        using var slack = new ScriptedSlack().Answers(answer);
        Assert.Equal(name, await NameAsync(slack));
    }

    [Fact]
    public async Task A_name_is_kept_an_hour()
    {
        using var slack = new ScriptedSlack().Answers(Ada, Ada.Replace("Ada\"", "Countess\"", StringComparison.Ordinal));
        Assert.Equal("Ada", await NameAsync(slack));
        slack.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal("Ada", await NameAsync(slack));
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Countess", await NameAsync(slack));
    }

    [Fact]
    public async Task Each_look_up_counts_as_hit_or_miss()
    {
        using var slack = new ScriptedSlack().Answers(Ada, Ada);
        List<string?> results = [];
        using var listener = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "chat_cache" && instrument.Meter.Scope == slack.Get<IMeterFactory>()) listener.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) => results.Add($"{tags[0].Value} {tags[1].Value}"));
        listener.Start();
        await NameAsync(slack);
        await NameAsync(slack);
        slack.Clock.Advance(TimeSpan.FromHours(1));
        await NameAsync(slack);

        Assert.Equal(["names miss", "names hit", "names miss"], results);
    }

    [Fact]
    public async Task A_name_that_Slack_did_not_tell_is_asked_for_again_soon_but_not_at_once()
    {
        using var slack = new ScriptedSlack().Then(HttpStatusCode.BadGateway).Answers(Ada);
        Assert.Equal("U1", await NameAsync(slack));
        Assert.Equal("U1", await NameAsync(slack));
        Assert.Single(slack.Calls);
        slack.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("Ada", await NameAsync(slack));
    }

    [Fact]
    public async Task Asking_at_the_same_time_is_one_call()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        using var slack = new ScriptedSlack().Then((_, _) => gate.Task);
        var asked = Enumerable.Range(0, 10).Select(_ => NameAsync(slack)).ToList();
        gate.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Ada) });
        Assert.All(await Task.WhenAll(asked), static name => Assert.Equal("Ada", name));
        Assert.Single(slack.Calls);
    }

    [Fact]
    public async Task Whoever_leaves_does_not_take_the_others_along()
    {
        var gate = new TaskCompletionSource<HttpResponseMessage>();
        using var slack = new ScriptedSlack().Then((_, _) => gate.Task);
        using var cancel = new CancellationTokenSource();
        var leaves = slack.Platform.NameAsync(Conversation, new PersonId("U1"), cancel.Token).AsTask();
        var stays = NameAsync(slack);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        gate.SetResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(Ada) });
        Assert.Equal("Ada", await stays);
    }

    [Fact]
    public async Task Equal_ids_of_two_workspaces_are_two_people()
    {
        using var slack = new ScriptedSlack().Answers(Ada, Ada);
        await NameAsync(slack);
        await slack.Platform.NameAsync(new ConversationId("slack", "T2", "C1", "1767225000.000100"), new PersonId("U1"), TestContext.Current.CancellationToken);
        Assert.Equal(2, slack.Calls.Count);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a &amp; b &lt;c&gt; &amp;lt;", "a & b <c> &lt;")]
    [InlineData("hi <@U1>, <@U1|x>!", "hi @Ada, @Ada!")]
    [InlineData("see <#C1|general> and <#C2> and <#C3|>", "see #general and #C2 and #C3")]
    [InlineData("<https://a.example/x?y=1&amp;z=2|the page>", "the page (https://a.example/x?y=1&z=2)")]
    [InlineData("<https://a.example>", "https://a.example")]
    [InlineData("<http://a.example|a.example>", "http://a.example")]
    [InlineData("<mailto:a@b.example|a@b.example>", "mailto:a@b.example")]
    [InlineData("<!here> <!subteam^S1|@team> <!date^1^{date}|then>", "@here @team then")]
    [InlineData("1 < 2", "1 < 2")]
    [InlineData("<@U1", "<@U1")]
    [InlineData("<> <|>", " ")]
    public async Task Text_reads_as_people_read_it(string text, string readable)
    {
        using var slack = new ScriptedSlack().Answers(Ada, Ada);
        Assert.Equal(readable, await slack.Platform.ReadableAsync(Conversation, text, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task One_text_looks_up_so_many_people_and_no_more()
    {
        using var slack = new ScriptedSlack().Answers([.. Enumerable.Repeat(Ada, 50)]);
        var text = string.Concat(Enumerable.Range(0, 50).Select(static i => $"<@U{i}>"));
        Assert.EndsWith("@U49", await slack.Platform.ReadableAsync(Conversation, text, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(20, slack.Calls.Count);
    }

    [Fact]
    public async Task A_changed_name_is_looked_up_anew_within_seconds_and_no_other()
    {
        using var slack = new ScriptedSlack().Answers(Ada, """{"ok":true,"channel":{"id":"C2","name":"old"}}""", Ada.Replace("Ada\"", "Countess\"", StringComparison.Ordinal));
        Assert.Equal("Ada", await NameAsync(slack));
        Assert.Equal("#old", await slack.Platform.ReadableAsync(Conversation, "<#C2>", TestContext.Current.CancellationToken));
        await slack.Names.Changed("U1", TestContext.Current.CancellationToken);
        slack.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal("Countess", await NameAsync(slack));
        Assert.Equal("#old", await slack.Platform.ReadableAsync(Conversation, "<#C2>", TestContext.Current.CancellationToken));
        Assert.Equal(3, slack.Calls.Count);
    }

    [Fact]
    public async Task Where_changes_may_have_been_missed_all_names_are_looked_up_anew()
    {
        using var slack = new ScriptedSlack().Answers(Ada, Ada);
        await NameAsync(slack);
        for (var i = 0; i < 1_001; i++) await slack.Names.Changed($"U{i + 100}", TestContext.Current.CancellationToken);
        slack.Clock.Advance(TimeSpan.FromSeconds(5));
        await NameAsync(slack);
        Assert.Equal(2, slack.Calls.Count);
    }

    private static Task<string> NameAsync(ScriptedSlack slack) => slack.Platform.NameAsync(Conversation, new PersonId("U1"), TestContext.Current.CancellationToken).AsTask();
}

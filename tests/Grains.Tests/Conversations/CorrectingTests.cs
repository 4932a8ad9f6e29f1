using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Grains.Interfaces.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>A person has another agent answer: the turn is answered anew, and the workspace learns of it as long as the message stands.</summary>
public sealed class CorrectingTests(World world) : IClassFixture<World>
{
    private static readonly AgentName Code = new("Code");
    private static readonly PersonId Ann = new("ann");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private IWorkspaceRoutingGrain Workspace => world.Cluster.Client.GetGrain<IWorkspaceRoutingGrain>("web/t1");

    [Fact]
    public async Task It_is_answered_anew_by_whom_was_chosen_and_learned_once_without_its_words()
    {
        var id = await AskAsync("please greet the heron colony");
        Assert.Equal((TurnState.Completed, "General"), await EndedAsync(id));

        var clicks = await Task.WhenAll(world.Grain(id).AnswerBy(1, Code, Ann, Token), world.Grain(id).AnswerBy(1, Code, Ann, Token));
        Assert.Equal([true, true], clicks);
        Assert.Equal((TurnState.Completed, "Code"), await EndedAsync(id));
        Assert.True(await world.Grain(id).AnswerBy(1, Code, Ann, Token));
        await world.Grain(id).UntilEndedAsync(1, Token);

        Assert.Equal(2, world.Agency.Of(id).Length);
        Assert.Equal(Code, Assert.Single(await LessonsAsync(id)).Agent);
        Assert.DoesNotContain("heron", Assert.Single(world.Storage.Bodies("routing", "web/t1")), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_is_not_offered_teaches_nothing()
    {
        var id = await AskAsync("please feed the otter family");
        await EndedAsync(id);

        Assert.False(await world.Grain(id).AnswerBy(1, new AgentName("Legal"), Ann, Token));
        Assert.False(await world.Grain(id).AnswerBy(2, Code, Ann, Token));
        Assert.Empty(await LessonsAsync(id));
    }

    [Fact]
    public async Task A_lesson_that_could_not_be_kept_is_kept_by_the_next_click_and_the_answer_stands()
    {
        var id = await AskAsync("please count the badger tracks");
        await EndedAsync(id);
        world.Storage.Fail("routing", "web/t1");

        await Assert.ThrowsAnyAsync<Exception>(() => world.Grain(id).AnswerBy(1, Code, Ann, Token));
        Assert.Equal((TurnState.Completed, "Code"), await EndedAsync(id));
        Assert.Empty(await LessonsAsync(id));
        Assert.True(await world.Grain(id).AnswerBy(1, Code, Ann, Token));
        Assert.Single(await LessonsAsync(id));
        Assert.Equal(2, world.Agency.Of(id).Length);
    }

    [Fact]
    public async Task A_lesson_follows_an_edit_and_goes_with_its_message()
    {
        var id = World.NewId();
        var message = world.Message(id, "please draw the lynx family");
        await world.Grain(id).Accept(message, Token);
        await EndedAsync(id);
        await world.Grain(id).AnswerBy(1, Code, Ann, Token);
        await EndedAsync(id);
        var before = Assert.Single(await LessonsAsync(id));

        await world.Grain(id).Accept(message with { Kind = MessageKind.Edited, Text = "please paint one mountain goat", EditedAt = message.SentAt.AddSeconds(1) }, Token);
        await EndedAsync(id);
        var after = Assert.Single(await LessonsAsync(id));
        Assert.Equal(Code, after.Agent);
        Assert.Single(before.Words.Intersect(after.Words));

        await world.Grain(id).Accept(message with { Kind = MessageKind.Deleted, Text = "" }, Token);
        Assert.Empty(await LessonsAsync(id));
        Assert.False(await world.Grain(id).AnswerBy(1, new AgentName("Creative"), Ann, Token));
        Assert.Empty(await LessonsAsync(id));
    }

    [Fact]
    public async Task A_conversation_that_is_erased_takes_its_lessons_with_it()
    {
        var id = await AskAsync("please wake the dormouse gently");
        await EndedAsync(id);
        await world.Grain(id).AnswerBy(1, Code, Ann, Token);
        Assert.Single(await LessonsAsync(id));

        await world.Grain(id).Erase(Token);
        Assert.Empty(await LessonsAsync(id));
    }

    private async Task<ConversationId> AskAsync(string text)
    {
        var id = World.NewId();
        await world.Grain(id).Accept(world.Message(id, text), Token);
        return id;
    }

    private async Task<(TurnState State, string? Agent)> EndedAsync(ConversationId id)
    {
        var turn = (await world.Grain(id).UntilEndedAsync(1, Token)).Turns[0];
        return (turn.State, turn.Agent);
    }

    private async Task<IEnumerable<RoutingLesson>> LessonsAsync(ConversationId id) =>
        (await Workspace.Read(-1, Token))!.Lessons.Where(lesson => lesson.Conversation == id.ToString());
}

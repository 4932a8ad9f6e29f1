using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Interfaces.Listing;
using ChatAgency.Grains.Tests.Conversations;
using ChatAgency.Grains.Tools.BuiltIn;
using ChatAgency.Plugins;
using Microsoft.Extensions.AI;
using Xunit;

namespace ChatAgency.Grains.Tests.Tools;

/// <summary>Other threads, as tools read them: never one that others than the readers of this one may see.</summary>
public sealed class ThreadToolsTests : IClassFixture<World>
{
    private readonly World _world;

    public ThreadToolsTests(World world) => _world = world;

    [Fact]
    public async Task A_thread_of_the_same_channel_is_read_by_its_id()
    {
        var there = await SaidAsync("the launch is on friday");

        Assert.Contains("the launch is on friday", await CallAsync("read_thread", ("link", there.Thread), World.NewId()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("web", "t1", "bob")]
    [InlineData("web", "t2", "ann")]
    public async Task A_thread_of_another_person_or_workspace_is_not_there(string platform, string workspace, string channel)
    {
        var there = await SaidAsync("a secret");

        var fault = await Assert.ThrowsAsync<ToolFaultException>(() => CallAsync("read_thread", ("link", there.Thread), new ConversationId(platform, workspace, channel, "here")));

        Assert.Equal("There is no such thread of the agency that may be read here.", fault.Message);
        Assert.DoesNotContain(there.Thread, await CallAsync("search_conversations", ("words", "secret"), new ConversationId(platform, workspace, channel, "here")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_by_words_what_is_listed_under_the_same_channel()
    {
        var one = await SaidAsync("the zeppelin lands at noon");
        await SaidAsync("the train leaves at nine");

        var found = await CallAsync("search_conversations", ("words", "When does the Zeppelin land?"), World.NewId());

        Assert.StartsWith($"- {one.Thread} (", found, StringComparison.Ordinal);
        Assert.Equal("Nothing was found.", await CallAsync("search_conversations", ("words", "an of"), World.NewId()));
    }

    private async Task<ConversationId> SaidAsync(string text)
    {
        var id = World.NewId();
        await _world.Grain(id).Accept(_world.Message(id, text), TestContext.Current.CancellationToken);
        await _world.Cluster.Client.GetGrain<IConversationListGrain>(ListKey.Of(id)).Touch(id.Thread, "", TestContext.Current.CancellationToken);
        return id;
    }

    private async Task<string> CallAsync(string tool, (string Name, string Value) argument, ConversationId here)
    {
        var grains = _world.Cluster.Client;
        var tools = await new ThreadTools(grains, [new Grains.Web.WebPlatform()], new Recollection(grains)).ToolsAsync(static _ => true, TestContext.Current.CancellationToken);
        var arguments = new AIFunctionArguments { [argument.Name] = argument.Value };
        new ToolCaller(here.Platform, here.Workspace, here.Channel, here.Thread, "ann", "General").Sign(arguments);
        var result = await tools.Single(one => one.Function.Name == tool).Function.InvokeAsync(arguments, TestContext.Current.CancellationToken);
        return Grains.Tools.ResultText.Of(result);
    }
}

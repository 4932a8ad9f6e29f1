using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Grains.Handoffs;
using ChatAgency.Grains.Interfaces.Routing;
using ChatAgency.Grains.Tests.Prompts;
using ChatAgency.Grains.Tests.Routing;
using Xunit;

namespace ChatAgency.Grains.Tests.Handoffs;

/// <summary>Who may not pass a turn on, whatever its profile says.</summary>
public sealed class HandoffDeskTests(RoutingSilo silo) : IClassFixture<RoutingSilo>
{
    private readonly AgentRequest _request = Requests.Of("?");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_workspace_may_want_no_handoffs()
    {
        var workspace = silo.Workspace(_request.Conversation.Workspace);
        Assert.NotNull(await OfferAsync(_request));

        Assert.Empty(await workspace.Set(new RoutingWishes { Handoffs = false }, Token));
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await OfferAsync(_request));

        Assert.Empty(await workspace.Set(new RoutingWishes(), Token));
        silo.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.NotNull(await OfferAsync(_request));
    }

    [Fact]
    public async Task Whom_a_person_chose_keeps_the_turn() =>
        Assert.Null(await OfferAsync(_request with { Choice = new Choice(new AgentName("Code"), new PersonId("U1"), default) }));

    private ValueTask<HandoffOffer?> OfferAsync(AgentRequest request) => silo.Handoffs.OfferAsync(silo.Roster.Find("Code")!, request, Token);
}

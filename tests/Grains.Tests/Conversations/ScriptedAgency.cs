using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;

namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>Agents for all silos: a question that begins with «wait» is answered by the test, any other at once.</summary>
internal sealed class ScriptedAgency : IAgency
{
    private static readonly string[] All = ["Code", "Creative", "General"];

    private readonly ConcurrentDictionary<ConversationId, Channel<Asking>> _askings = new();

    public ConcurrentQueue<AgentRequest> Requests { get; } = new();

    public AgentRequest[] Of(ConversationId conversation) => [.. Requests.Where(request => request.Conversation == conversation)];

    /// <summary>The next call in this conversation that waits for the test.</summary>
    public ValueTask<Asking> NextAsync(ConversationId conversation, CancellationToken cancellationToken) =>
        AskingsOf(conversation).Reader.ReadAsync(cancellationToken);

    public ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken)
    {
        var agent = request.Choice?.Agent ?? AgentName.General;
        return new(new Route(agent, 1, "It fits.", "test", Others: [.. All.Where(other => other != agent.Value)]));
    }

    public Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public async IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Requests.Enqueue(request);
        if (!request.Question.StartsWith("wait", StringComparison.Ordinal))
        {
            yield return new AgentStep.Text($"Answer to {request.Question}");
            yield return new AgentStep.Finished("model", 1, 1);
            yield break;
        }

        var asking = new Asking(request);
        using var told = cancellationToken.Register(asking.Stop);
        AskingsOf(request.Conversation).Writer.TryWrite(asking);
        await foreach (var step in asking.Steps.ReadAllAsync(cancellationToken)) yield return step;
    }

    private Channel<Asking> AskingsOf(ConversationId conversation) => _askings.GetOrAdd(conversation, static _ => Channel.CreateUnbounded<Asking>());
}

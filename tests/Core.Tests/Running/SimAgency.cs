using System.Runtime.CompilerServices;
using System.Threading.Channels;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;

namespace ChatAgency.Core.Tests.Running;

/// <summary>Agents that answer 'You asked: …' at once, or what a test lets them say.</summary>
internal sealed class SimAgency
{
    private static readonly string[] All = ["Code", "Creative", "General"];

    public List<AgentRequest> Requests { get; } = [];

    /// <summary>Who was asked each of them, and why.</summary>
    public List<Route> Routes { get; } = [];

    /// <summary>Requests by turn and words: no question may be put more than twice.</summary>
    public Dictionary<string, int> CallsByTurn { get; } = [];

    /// <summary>While set, an answer takes simulated seconds.</summary>
    public bool Slow { get; set; }

    /// <summary>While set, choosing an agent waits for it.</summary>
    public TaskCompletionSource? Routing { get; set; }

    public List<SummaryRequest> Summaries { get; } = [];

    public bool SummariesFail { get; set; }

    /// <summary>The agent that is about as likely as the one that answers, until a person chose.</summary>
    public string? Rival { get; set; }

    /// <summary>How much an answer is thought to take.</summary>
    public Effort Effort { get; set; }

    /// <summary>Why somebody is chosen, in a model's own words; null where none was asked.</summary>
    public string? ModelReason { get; set; }

    public int Cancelled { get; private set; }

    /// <summary>Scripts for the next requests; without one the agent answers at once.</summary>
    public Queue<ChannelReader<AgentStep>> Scripts { get; } = [];

    public ChannelWriter<AgentStep> Script()
    {
        var channel = Channel.CreateUnbounded<AgentStep>(new UnboundedChannelOptions { AllowSynchronousContinuations = false });
        Scripts.Enqueue(channel.Reader);
        return channel.Writer;
    }

    public void Fail(FailureKind kind, TimeSpan? retryAfter = null) => Script().TryWrite(new AgentStep.Failed(new Failure(kind, "scripted", retryAfter)));

    internal sealed class Door(SimAgency agency, SimHost host) : IAgency
    {
        public async ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken)
        {
            await host.StillHere();
            if (agency.Routing is { } routing) await routing.Task;
            var agent = request.Choice?.Agent ?? AgentName.General;
            return new Route(agent, 1, agency.ModelReason ?? "It fits.", "sim", agency.Effort, agency.ModelReason is null ? Rung.Unknown : Rung.Model, Others: [.. All.Where(other => other != agent.Value)], Rival: request.Choice is null ? agency.Rival : null);
        }

        public async Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken)
        {
            await host.StillHere();
            agency.Summaries.Add(request);
            return agency.SummariesFail ? null : $"{request.Before}[{request.Exchanges.Count}]";
        }

        public async IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await host.StillHere();
            agency.Requests.Add(request);
            agency.Routes.Add(route);
            var key = $"{request.Message} {request.Question} {string.Join(' ', request.Joined.Select(static joined => joined.Text))}";
            agency.CallsByTurn[key] = agency.CallsByTurn.GetValueOrDefault(key) + 1;
            var asked = string.Join(" + ", request.Joined.Select(static joined => joined.Text).Prepend(request.Question));
            if (agency.Slow && agency.Scripts.Count == 0)
            {
                foreach (var piece in $"You asked: {asked}".Chunk(6))
                {
                    await Task.Delay(TimeSpan.FromSeconds(1.5), host.Time, cancellationToken);
                    await host.StillHere();
                    yield return new AgentStep.Text(new string(piece));
                }

                yield return new AgentStep.Finished("sim", 1, 1);
                yield break;
            }

            if (!agency.Scripts.TryDequeue(out var script))
            {
                yield return new AgentStep.Text($"You asked: {asked}");
                yield return new AgentStep.Finished("sim", 1, 1);
                yield break;
            }

            using var counted = cancellationToken.Register(() => agency.Cancelled++);
            while (await script.WaitToReadAsync(cancellationToken))
            {
                while (script.TryRead(out var step))
                {
                    await host.StillHere();
                    yield return step;
                }
            }
        }
    }
}

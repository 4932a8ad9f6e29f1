using System.Runtime.CompilerServices;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Approving;
using ChatAgency.Core.Failures;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>The agents, and the model that fails them in every way.</summary>
internal sealed class SimWriters(Simulation sim)
{
    private static readonly int Routing = CrashPoints.Of("effect ChooseRoute");
    private static readonly int Asking = CrashPoints.Of("effect AskAgent");
    private static readonly int Summing = CrashPoints.Of("effect Summarise");
    private static readonly int Stopping = CrashPoints.Of("effect StopAgent");

    private static readonly string[] All = ["Code", "Creative", "General"];

    private Simulation Sim { get; } = sim;

    /// <summary>The whole answer to a question: it names the question, so that mixed answers are found out.</summary>
    public static string Answer(string id, string text) => $"«{id}» is answered: {text}. This is all of «{id}».";

    private static Route RouteOf(AgentRequest request)
    {
        var agent = request.Choice?.Agent ?? AgentName.General;
        return new Route(agent, 1, "It fits.", "sim", Others: [.. All.Where(other => other != agent.Value)]);
    }

    internal sealed class Door(SimWriters writers, Activation from) : IAgency
    {
        private Simulation Sim => writers.Sim;

        public async ValueTask<Route> RouteAsync(AgentRequest request, CancellationToken cancellationToken)
        {
            Sim.CheckFence(from, request, "a route");
            var fails = Sim.Storm(15);
            if (fails) Sim.Fault("router");
            return await Sim.Wire.SendAsync(from, Routing, Passage.Quick(Sim.Dice), () => RouteOf(request), cancellationToken, route => fails ? throw new IOException("The router fails.") : route);
        }

        public Task<string?> SummariseAsync(SummaryRequest request, CancellationToken cancellationToken)
        {
            var fails = Sim.Storm(50);
            if (fails) Sim.Fault("summary");
            return Sim.Wire.SendAsync<string?>(from, Summing, Passage.Quick(Sim.Dice), static () => "gist", cancellationToken, gist => fails ? throw new IOException("The model fails.") : gist);
        }

        public async IAsyncEnumerable<AgentStep> AnswerAsync(Route route, AgentRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            Sim.CheckFence(from, request, "a model call");
            var fault = Sim.Storm(140) ? Sim.Dice.Of("unavailable", "busy", "filtered", "too long", "cut", "throws", "stalls", "empty", "drips", "poison", "declines") : "";
            // What it said before it asked stands.
            if (fault == "empty" && request.Approval is not null) fault = "";
            if (fault.Length > 0) Sim.Fault($"model {fault}");
            var answer = Answer(request.Message.Value, request.Question)[(request.Approval?.Said.Length ?? 0)..];
            await Sim.Wire.SendAsync(from, Asking, new Passage(Sim.Dice.Quick(), Sim.Dice.Quick()), () => Sim.Crowd.Called(request), cancellationToken);
            if (request.Approval is { State: ApprovalState.Begun } begun) yield return new AgentStep.Acted(begun.Ask.Id, "sent");
            if (fault is "unavailable" or "busy" or "too long") yield return new AgentStep.Failed(FailureOf(fault));
            if (fault == "declines") yield return new AgentStep.Declined("Not here.");
            var pieces = fault == "empty" ? [] : Pieces(fault == "poison" ? answer + SimPlatform.Poison : answer);
            var asksAt = fault.Length == 0 && request.Approval is null && Sim.Storm(200) ? Sim.Dice.Next(pieces.Count) : -1;
            for (var i = 0; i < pieces.Count; i++)
            {
                var pause = fault == "drips" ? Sim.Dice.Between(1, 5) : Sim.Dice.OneIn(3) ? TimeSpan.Zero : Sim.Dice.Between(0, 2);
                if (fault == "stalls" && i > 0) pause = TimeSpan.FromSeconds(Sim.Dice.OneIn(4) ? 1000 : 60);
                await PauseAsync(pause, cancellationToken);
                if (fault == "throws" && i > 0) throw new HttpRequestException("The connection broke.");
                if (fault == "cut" && i > 0) yield break;
                if (fault is "filtered" or "stalls" && i > 0) yield return new AgentStep.Failed(FailureOf(fault));
                if (i == asksAt)
                {
                    yield return new AgentStep.Suspended(Sim.Crowd.Asks(request));
                    yield break;
                }

                if (i == 0 && Sim.Dice.OneIn(4))
                {
                    var work = new WorkItem { Id = "w", Title = "Looks something up", Status = Sim.Dice.Of(WorkStatus.InProgress, WorkStatus.Complete) };
                    yield return new AgentStep.Work(work);
                    if (work.Status == WorkStatus.Complete) yield return new AgentStep.PassedOn(new AgentName("Other"), "knows better", [], new AgentStep.Finished("sim", 1, 1));
                }

                yield return new AgentStep.Text(pieces[i]);
            }

            if (fault is "filtered" or "stalls") yield return new AgentStep.Failed(FailureOf(fault));
            yield return new AgentStep.Finished("sim", 1, 1);
        }

        // A model has an end too: it is the last step of a call that hands the result over.
        private async Task PauseAsync(TimeSpan pause, CancellationToken cancellationToken)
        {
            if (pause == TimeSpan.Zero) return;
            var over = new TaskCompletionSource();
            using var ends = cancellationToken.UnsafeRegister(static (over, token) => ((TaskCompletionSource)over!).TrySetCanceled(token), over);
            Sim.Clock.At(pause, () => from.Machine.Deliver(() => over.TrySetResult()));
            try
            {
                await over.Task;
            }
            catch (OperationCanceledException)
            {
                Stopped();
                throw;
            }
        }

        private List<string> Pieces(string answer)
        {
            var size = Sim.Dice.Of(7, 20, 1000);
            return [.. answer.Chunk(size).Select(static piece => new string(piece))];
        }

        private Failure FailureOf(string fault) => fault switch
        {
            "unavailable" => new Failure(FailureKind.ModelUnavailable, "sim"),
            "busy" => new Failure(FailureKind.ModelBusy, "sim", Sim.Dice.OneIn(2) ? Sim.Dice.Between(0, 20) : null),
            "too long" => new Failure(FailureKind.ContextTooLong, "sim"),
            "filtered" => new Failure(FailureKind.ContentFiltered, "sim"),
            _ => new Failure(FailureKind.ModelStalled, "sim"),
        };

        private void Stopped()
        {
            if (!from.TakesStop()) return;
            if (from.Machine.Reach(Stopping, Moment.Before)) from.Machine.Reach(Stopping, Moment.After);
        }
    }
}

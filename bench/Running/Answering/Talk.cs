using System.Collections.Immutable;
using ChatAgency.Simulators.Models;

namespace ChatAgency.Running.Answering;

/// <summary>How the model of a run speaks: when its first words come, how many, and how fast the rest follows.</summary>
/// <param name="ToFirst">From the request to the first words.</param>
/// <param name="Chunks">How many pieces an answer has, 2 at least; the last is the mark that belongs to its question alone.</param>
/// <param name="Between">From one piece to the next.</param>
public sealed record Talk(TimeSpan ToFirst, int Chunks, TimeSpan Between)
{
    /// <summary>The whole answer whose mark this is.</summary>
    public string Answer(string mark) => string.Concat(Pieces(mark)).Trim();

    /// <summary>What the model does with a request.</summary>
    public ModelScript Script(SeenRequest request)
    {
        var pieces = Pieces(Question.EchoOf(request.Question));
        var steps = ImmutableArray.CreateBuilder<ModelStep>();
        for (var number = 0; number < pieces.Count; number++)
        {
            var pause = number == 0 ? ToFirst : Between;
            if (pause > TimeSpan.Zero) steps.Add(new ModelStep.Pause(pause));
            steps.Add(new ModelStep.Say(pieces[number]));
        }

        return new ModelScript { Steps = steps.ToImmutable() };
    }

    private List<string> Pieces(string mark) => [.. Enumerable.Range(1, Chunks - 1).Select(static number => $"Piece {number} of what I know. "), mark];
}

using BenchmarkDotNet.Attributes;
using ChatAgency.Core.Steps;

namespace ChatAgency.Micro.Deciding;

/// <summary>What the engine's decisions cost.</summary>
public class EngineBenchmark
{
    private readonly EngineState _young = PlayedTurn.Conversation(0);
    private readonly EngineState _old = PlayedTurn.Conversation(20);
    private readonly ConversationEvent _message = new ConversationEvent.MessageArrived(PlayedTurn.Message(21));

    [Benchmark(Description = "one step: a message arrives after 20 turns")]
    public Step Step() => PlayedTurn.Handle(_old, _message, 21);

    [Benchmark(Description = "all steps of a first turn, its answer in 20 pieces")]
    public EngineState First() => PlayedTurn.Turn(_young, 1, 20);

    [Benchmark(Description = "all steps of the 21st turn, its answer in 20 pieces")]
    public EngineState Later() => PlayedTurn.Turn(_old, 21, 20);
}

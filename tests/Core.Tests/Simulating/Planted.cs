using ChatAgency.Core.Agents;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Tests.Simulating;

/// <summary>How the rules decide a step.</summary>
internal delegate Step Rules(EngineState state, ConversationEvent happened, Stamp stamp, EngineOptions options);

/// <summary>A bug made on purpose, around the ports and the rules; nothing of it is in the product.</summary>
internal sealed record Planted
{
    public static Planted Nothing { get; } = new();

    public Func<Simulation, Rules>? Rules { get; init; }

    public Func<Simulation, Activation, IThread, IThread>? Thread { get; init; }

    public Func<Simulation, Activation, IConversationStore, IConversationStore>? Store { get; init; }

    public Func<Simulation, Activation, IAgency, IAgency>? Agency { get; init; }

    public Func<EngineOptions, EngineOptions>? Options { get; init; }

    public Func<Simulation, Door, Door>? Door { get; init; }

    /// <summary>The store writes whatever tag it is given.</summary>
    public bool IgnoresTags { get; init; }

    /// <summary>Open conversations are looked for so seldom.</summary>
    public TimeSpan ResumesEvery { get; init; } = TimeSpan.FromSeconds(5);

    public Rules RulesOf(Simulation sim) => Rules?.Invoke(sim) ?? Engine.Handle;
}

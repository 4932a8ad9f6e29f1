using ChatAgency.Core.Agents;
using ChatAgency.Core.Deciding;
using ChatAgency.Core.Delivery;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <summary>All that the runner touches outside itself.</summary>
public sealed record RunnerPorts
{
    /// <summary>Record and pages.</summary>
    public required IConversationStore Store { get; init; }

    /// <summary>The open mark.</summary>
    public required IOpenMark Mark { get; init; }

    /// <summary>Who is alive.</summary>
    public required IMembership Membership { get; init; }

    /// <summary>The thread on its platform.</summary>
    public required IThread Thread { get; init; }

    /// <summary>The agents.</summary>
    public required IAgency Agency { get; init; }

    /// <summary>Those who are told.</summary>
    public required IOperators Operators { get; init; }

    /// <summary>The other activations; null where there are none to tell.</summary>
    public INeighbours? Neighbours { get; init; }

    /// <summary>
    /// Takes note of a turn that was kept, has ended, was rated or begins anew, as of a version of the record that is durable.
    /// It never waits and never fails; null where nobody is told.
    /// </summary>
    public Action<Turn, long>? Register { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Time { get; init; }

    /// <summary>Random bits for markers and error ids.</summary>
    public required Func<Guid> Draw { get; init; }

    /// <summary>The limits as they are now, made of those that the runner began with: some change while it runs. Null where none does.</summary>
    public Func<EngineOptions, EngineOptions>? Limits { get; init; }

    /// <summary>The rules that decide; the simulation watches each step of them, and proves itself by breaking some.</summary>
    internal Func<EngineState, ConversationEvent, Stamp, EngineOptions, Step> Rules { get; init; } = Engine.Handle;
}

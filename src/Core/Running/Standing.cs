using ChatAgency.Core.Keeping;

namespace ChatAgency.Core.Running;

/// <summary>How the unfinished work of a conversation stands at one moment, for those who count; nothing of what is said in it.</summary>
/// <param name="Open">Where the open turn is; null where none is open.</param>
/// <param name="AwaitsPerson">True while the open turn waits for a person's approval: neither its age nor its stillness is the agency's.</param>
/// <param name="Waiting">How many turns wait for those before them.</param>
/// <param name="Age">Since when the oldest turn that has not ended is kept.</param>
/// <param name="Still">For how long the open turn has shown no progress: no state, no post, no piece of its answer; zero where none is open, and while it waits for a person.</param>
/// <param name="Unknown">How many posts have an unknown outcome.</param>
/// <param name="UnknownFor">For how long the oldest of them has; it counts anew where another activation begins to look.</param>
public readonly record struct Standing(TurnState? Open, bool AwaitsPerson, int Waiting, TimeSpan Age, TimeSpan Still, int Unknown, TimeSpan UnknownFor);

namespace ChatAgency.Chaos.Breaking;

/// <summary>Something that is broken for all.</summary>
/// <param name="AfterScene">It begins when this scene has begun.</param>
/// <param name="Fault">The fault's number in the table.</param>
/// <param name="Kind">One of <see cref="MomentKinds"/>.</param>
/// <param name="Seconds">How long.</param>
/// <param name="Which">Which of several processes, taken modulo their number.</param>
public sealed record Moment(int AfterScene, string Fault, string Kind, double Seconds, int Which);

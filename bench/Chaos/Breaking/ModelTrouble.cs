namespace ChatAgency.Chaos.Breaking;

/// <summary>What the model does wrong in one scene.</summary>
/// <param name="Fault">The fault's number in the table.</param>
/// <param name="Kind">How: <c>429</c>, <c>500</c>, <c>502</c>, <c>reset</c>, <c>stall</c>, <c>silent</c>, <c>drip</c>, <c>cut</c>, <c>broken</c>, <c>garbage</c>, <c>empty</c>, <c>filter</c>, <c>filtered-question</c>, <c>too-long</c>.</param>
/// <param name="Times">To how many of a question's calls.</param>
public sealed record ModelTrouble(string Fault, string Kind, int Times);

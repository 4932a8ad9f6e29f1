namespace ChatAgency.Chaos.Breaking;

/// <summary>What Slack does wrong in one scene.</summary>
/// <param name="Fault">The fault's number in the table.</param>
/// <param name="Method">The method that it happens to.</param>
/// <param name="From">At which call of the method, from 1.</param>
/// <param name="Times">To how many calls.</param>
/// <param name="HasEffect">The call does what it was asked to, and the caller does not hear so.</param>
/// <param name="Reply">What the caller hears: <c>429</c>, <c>503</c>, <c>reset</c>, <c>hang</c>, <c>fatal_error</c>, <c>internal_error</c>, <c>ok</c>.</param>
/// <param name="Seconds">The Retry-After, or how long reads do not show it, or when the late effect lands.</param>
public sealed record SlackTrouble(string Fault, string Method, int From, int Times, bool HasEffect, string Reply, double Seconds);

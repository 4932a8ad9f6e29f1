namespace ChatAgency.Chaos.Breaking;

/// <summary>A process dies at its n-th outgoing call for a scene.</summary>
/// <param name="Call">Which call, Slack's and the model's counted together, from 1.</param>
/// <param name="AfterEffect">The call took effect, and its answer is never heard.</param>
public sealed record Death(int Call, bool AfterEffect);

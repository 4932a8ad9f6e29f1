using ChatAgency.Load.Starting;
using ChatAgency.Running.Answering;
using ChatAgency.Running.Playing;

namespace ChatAgency.Load.Playing;

/// <summary>One kind of load.</summary>
/// <param name="Name">As on the command line.</param>
/// <param name="Heading">What it is, above its table.</param>
/// <param name="WantsAnswers">Only contenders that answer take part.</param>
/// <param name="PlayAsync">Plays it once.</param>
internal sealed record Scenario(string Name, Func<LoadOptions, string> Heading, bool WantsAnswers, Func<Stage, Contender, LoadOptions, CancellationToken, Task<Figures>> PlayAsync)
{
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("burst", static options => $"A burst of {options.Burst} mentions from {options.Senders} senders, acknowledged", false, Scenarios.BurstAsync),
        new("chatter", static options => $"{options.Chatter} messages that are not for the agency, from {options.Senders} senders", false, Scenarios.ChatterAsync),
        new("turns", static options => $"{options.Rate} turns a second for {options.Seconds} s", true, Scenarios.TurnsAsync),
        new("acks", static options => $"{options.AckRate} mentions a second for {options.Seconds} s, acknowledged", false, Scenarios.AcksAsync),
    ];
}

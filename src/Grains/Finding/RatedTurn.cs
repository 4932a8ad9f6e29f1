using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Grains.Finding;

/// <summary>What people think of the answer that an entry tells of.</summary>
/// <param name="Mark">The turn.</param>
/// <param name="Agent">The agent, as people saw it.</param>
/// <param name="Version">The version of its profile; 0 where it had none.</param>
/// <param name="Ups">How many words are good.</param>
/// <param name="Downs">How many are not.</param>
internal sealed record RatedTurn(TurnMark Mark, string Agent, int Version, int Ups, int Downs)
{
    public static RatedTurn Of(RegisterEntry entry) =>
        new(TurnMark.Of(entry), entry.Agent ?? "none", entry.Authors is [var author, ..] ? author.Version : 0, entry.Ups, entry.Downs);
}

using System.Collections.Immutable;
using ChatAgency.Core.Importing;
using ChatAgency.Core.Steps;

namespace ChatAgency.Core.Running;

/// <content>Taking over what another program answered.</content>
public sealed partial class Runner
{
    /// <summary>
    /// Keeps turns that another program answered; durable when it returns. The same ones again are kept once. False where the
    /// conversation has something else in their place, or ends before it.
    /// </summary>
    /// <param name="after">The number of the turn that they follow; 0 for the first ones.</param>
    /// <param name="turns">At least one.</param>
    /// <param name="cancellationToken">Ends the look into the pages.</param>
    public async Task<bool> ImportAsync(long after, ImmutableArray<ImportedTurn> turns, CancellationToken cancellationToken)
    {
        if (state.Record.LastTurn > after) return (await LookUpAsync(turn => turn.Number == after + turns.Length, cancellationToken))?.Question.Id == turns[^1].Id;
        return await AskAsync(new ConversationEvent.TurnsImported(after, turns));
    }
}

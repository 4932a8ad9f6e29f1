using ChatAgency.Core.Accepting;
using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Routing;

/// <summary>How one workspace wants its messages routed; its key is <c>{platform}/{workspace}</c>. Silos take a change on within a second.</summary>
[Alias("ChatAgency.IWorkspaceRoutingGrain"), Version(1)]
public interface IWorkspaceRoutingGrain : IGrainWithStringKey
{
    /// <summary>What holds, where it is not what the caller knows; null where it is.</summary>
    /// <param name="known">The <see cref="WorkspaceRouting.Version"/> that the caller has; -1 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Read")]
    Task<WorkspaceRouting?> Read(long known, CancellationToken cancellationToken);

    /// <summary>Sets all of it; people's preferences and lessons stay. Gives what is wrong, one a fault; with any nothing changed.</summary>
    [Alias("SetWishes")]
    Task<IReadOnlyList<string>> Set(RoutingWishes wishes, CancellationToken cancellationToken);

    /// <summary>Sets the agent that a person wants from now on; null for none. False where there are 10,000 preferences already.</summary>
    [Alias("Prefer")]
    Task<bool> Prefer(PersonId person, AgentName? agent, CancellationToken cancellationToken);

    /// <summary>As <see cref="Prefer"/>, by an operator, of whom the audit tells.</summary>
    [Alias("PreferBy")]
    Task<bool> PreferBy(PersonId person, AgentName? agent, string by, CancellationToken cancellationToken);

    /// <summary>As <see cref="Prefer"/>, by the name that the person said, in any case; <c>nobody</c> for none. Gives what came of it, in a sentence for them.</summary>
    [Alias("Use")]
    Task<string> Use(PersonId person, string name, CancellationToken cancellationToken);

    /// <summary>What the agency says to <see cref="CommandWord.Help"/> and <see cref="CommandWord.Agents"/>, in Markdown that Slack reads as well.</summary>
    [Alias("Say")]
    Task<string> Say(CommandWord word, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what a correction taught, in place of what was taught of the same message or of one like it; the latest 500 are
    /// kept. The same lesson twice is one, and a message of fewer than three words teaches nothing.
    /// </summary>
    [Alias("Learn")]
    Task Learn(RoutingLesson lesson, CancellationToken cancellationToken);

    /// <summary>Removes what was learned of a message, or of its whole conversation where <paramref name="message"/> is null.</summary>
    [Alias("Forget")]
    Task Forget(string conversation, MessageId? message, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets what it has of a channel: the rules that name it, and what its conversations taught; of everything, people's preferences
    /// too, where none is named. Durable when it returns; it may be repeated.
    /// </summary>
    [Alias("ErasePlace")]
    Task ErasePlace(string? channel, CancellationToken cancellationToken);
}

using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Profiles;

/// <summary>
/// The agents' profiles and their versions, for the whole cluster; its one key is <see cref="Key"/>. A version is a text
/// that never changes. Which of them answers is told apart from them: the current one, or for a share of the threads one
/// that is tried. Silos look for changes every few seconds.
/// </summary>
[Alias("ChatAgency.IProfilesGrain"), Version(1)]
public interface IProfilesGrain : IGrainWithStringKey
{
    /// <summary>The key of the one grain.</summary>
    const string Key = "agents";

    /// <summary>
    /// Takes in a profile file. A text that was never a version becomes the next one, and the current one. One that is
    /// known already becomes current again only where <paramref name="isChange"/> says that somebody has just written
    /// it: a silo that starts with older files takes nothing back.
    /// </summary>
    [Alias("Publish")]
    Task<ProfileOutcome> Publish(string file, string text, bool isChange, CancellationToken cancellationToken);

    /// <summary>Takes in what an operator wrote: the next version, and the current one. The text's name says whose.</summary>
    [Alias("Edit")]
    Task<ProfileOutcome> Edit(string text, string by, CancellationToken cancellationToken);

    /// <summary>As <see cref="Edit"/>, where the text names this agent, in any case; where it names another, nothing is changed.</summary>
    [Alias("EditOf")]
    Task<ProfileOutcome> EditOf(string agent, string text, string by, CancellationToken cancellationToken);

    /// <summary>Makes a version current again, and ends a trial.</summary>
    [Alias("RollBack")]
    Task<ProfileOutcome> RollBack(string agent, int version, string by, CancellationToken cancellationToken);

    /// <summary>Lets a version answer a share of the threads; a thread stays on its side. The current one answers the others.</summary>
    /// <param name="agent">The agent's name, in any case.</param>
    /// <param name="version">The version that is tried.</param>
    /// <param name="percent">The share, 1 to 99.</param>
    /// <param name="by">Who wants it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Try")]
    Task<ProfileOutcome> Try(string agent, int version, int percent, string by, CancellationToken cancellationToken);

    /// <summary>Ends a trial: the current version answers everywhere.</summary>
    [Alias("EndTrial")]
    Task<ProfileOutcome> EndTrial(string agent, string by, CancellationToken cancellationToken);

    /// <summary>Takes an agent out of service; its versions stay, and publishing or rolling back brings it back. General stays.</summary>
    [Alias("Retire")]
    Task<ProfileOutcome> Retire(string agent, string by, CancellationToken cancellationToken);

    /// <summary>All agents that there ever were, those out of service among them, by name.</summary>
    [Alias("List")]
    Task<IReadOnlyList<ListedProfile>> List(CancellationToken cancellationToken);

    /// <summary>An agent's versions; null where there never was one of this name.</summary>
    [Alias("Read")]
    Task<ProfileHistory?> Read(string agent, CancellationToken cancellationToken);

    /// <summary>What two versions have in common and what not, line by line; null where one of them is not kept.</summary>
    [Alias("Compare")]
    Task<IReadOnlyList<ProfileLine>?> Compare(string agent, int from, int to, CancellationToken cancellationToken);

    /// <summary>What is served, where it is not what the caller knows; null where it is.</summary>
    /// <param name="known">The <see cref="ServedProfiles.Version"/> that the caller has; -1 for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Served")]
    Task<ServedProfiles?> Served(long known, CancellationToken cancellationToken);

    /// <summary>Files that were refused since they were last right, with what is wrong: <c>file:line: problem</c>. The versions before them still answer.</summary>
    [Alias("Faults")]
    Task<IReadOnlyList<string>> Faults(CancellationToken cancellationToken);
}

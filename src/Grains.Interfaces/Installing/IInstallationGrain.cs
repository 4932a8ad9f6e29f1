using Orleans.CodeGeneration;

namespace ChatAgency.Grains.Interfaces.Installing;

/// <summary>The agency's installation in one workspace, its token above all; its key is <c>{platform}/{workspace}</c>. Whoever needs the token asks here, and here alone it is renewed.</summary>
[Alias("ChatAgency.IInstallationGrain"), Version(1)]
public interface IInstallationGrain : IGrainWithStringKey
{
    /// <summary>How it stands now. A token that is near its end is renewed first.</summary>
    [Alias("Read")]
    Task<InstallationStanding> Read(CancellationToken cancellationToken);

    /// <summary>The same, after the platform refused this token as expired or revoked: where it is still the one that is held, it is renewed if it can be.</summary>
    [Alias("Renew")]
    Task<InstallationStanding> Renew(string refused, CancellationToken cancellationToken);

    /// <summary>Keeps an installation in the place of any other; durable when it returns.</summary>
    [Alias("Keep")]
    Task Keep(Installation installation, CancellationToken cancellationToken);

    /// <summary>The platform says that the token is none any more. False where nothing was held, or what is held is later than that.</summary>
    /// <param name="at">When it happened, by the platform's clock, in whole seconds.</param>
    /// <param name="why">A word for the audit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Remove")]
    Task<bool> Remove(DateTimeOffset at, string why, CancellationToken cancellationToken);

    /// <summary>An organisation let the agency into some of its teams, or out of them: for the audit. The one token is good for whatever teams there are. False where nothing is held.</summary>
    /// <param name="at">When, by the platform's clock, in whole seconds.</param>
    /// <param name="isGranted">Into them, or out of them.</param>
    /// <param name="teams">The teams.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    [Alias("Note")]
    Task<bool> Note(DateTimeOffset at, bool isGranted, IReadOnlyList<string> teams, CancellationToken cancellationToken);
}

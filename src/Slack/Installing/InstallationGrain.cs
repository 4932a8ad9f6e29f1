using ChatAgency.Core.Auditing;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Auditing;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Slack.Outbound;
using ChatAgency.Slack.Outbound.Answers;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Slack.Installing;

/// <summary>
/// Keeps a workspace's token, and renews it. A refresh token is good once: Slack's answer is written before anybody is given the
/// new token, and until it is written the old one, which has hours left then, goes on.
/// </summary>
[GrainType("slack-installation")]
internal sealed partial class InstallationGrain(
    [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage,
    SlackOAuth oauth,
    IOptions<SlackOptions> options,
    TimeProvider time,
    ILogger<InstallationGrain> logger) : Grain, IInstallationGrain
{
    private const string Name = "installation";

    // Of the twelve hours that Slack's tokens live: what goes wrong while one is renewed can be mended before it ends.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(2);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AuditPatience = TimeSpan.FromSeconds(2);

    private GrainState<InstallationState> stored = new(new InstallationState());
    private Installation? unwritten;
    private DateTimeOffset notBefore;
    private bool? isConfigured;

    private InstallationState State => stored.State!;

    private string Workspace => this.GetPrimaryKeyString().Split('/', 2)[1];

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await storage.ReadStateAsync(Name, this.GetGrainId(), stored, cancellationToken);
        stored.State ??= new InstallationState();
        await RecordAsync();
    }

    public async Task<InstallationStanding> Read(CancellationToken cancellationToken)
    {
        if (State.Held is not { } held) return await WithoutAsync();
        if (held.ExpiresAt - Margin <= time.GetUtcNow()) await RefreshAsync(held);
        return Standing();
    }

    public async Task<InstallationStanding> Renew(string refused, CancellationToken cancellationToken)
    {
        if (State.Held is { } held && held.Token == refused) await RefreshAsync(held);
        return await Read(cancellationToken);
    }

    public async Task Keep(Installation installation, CancellationToken cancellationToken)
    {
        var again = State.Held is null ? "installed" : "installed_again";
        var what = Event(AuditKind.WorkspaceInstalled, installation.By, again, installation.At, AuditDetail.Of("begun_by", installation.BegunBy));
        await SaveAsync(new InstallationState { Held = installation, Unrecorded = State.Unrecorded.Add(what) });
        (unwritten, notBefore) = (null, default);
        await RecordAsync();
    }

    public async Task<bool> Remove(DateTimeOffset at, string why, CancellationToken cancellationToken)
    {
        // Slack sends what failed again, for hours: by then the agency may have been installed anew.
        if (State.Held is not { } held || at.ToUnixTimeSeconds() < held.At.ToUnixTimeSeconds()) return false;
        // Rotation revokes tokens too. One that Slack still knows was not taken back.
        if (held.RefreshToken is not null && why != "app_uninstalled" && await OwnerAsync(held.Token) is not null) return false;
        await SaveAsync(new InstallationState { RemovedAt = at, Unrecorded = State.Unrecorded.Add(Event(AuditKind.WorkspaceUninstalled, AuditEvent.Agency, why, at)) });
        (unwritten, isConfigured) = (null, null);
        await RecordAsync();
        return true;
    }

    public async Task<bool> Note(DateTimeOffset at, bool isGranted, IReadOnlyList<string> teams, CancellationToken cancellationToken)
    {
        if (State.Held is null) return false;
        var (kind, outcome) = isGranted ? (AuditKind.TeamAccessGranted, "granted") : (AuditKind.TeamAccessRevoked, "revoked");
        await SaveAsync(State with { Unrecorded = [.. State.Unrecorded, .. teams.Select(team => AuditEvent.Of(this.GetPrimaryKeyString(), at, kind, AuditEvent.Agency, team, outcome))] });
        await RecordAsync();
        return true;
    }

    private InstallationStanding Standing()
    {
        var held = State.Held!;
        if (held.ExpiresAt is not { } end) return new InstallationStanding(InstallationKind.Installed, held.Token);
        var (due, soon) = (end - Margin, time.GetUtcNow() + Pause);
        return new InstallationStanding(InstallationKind.Installed, held.Token, due > soon ? due : soon);
    }

    private async Task<InstallationStanding> WithoutAsync()
    {
        if (options.Value.HasBotToken && await IsConfiguredAsync()) return new InstallationStanding(InstallationKind.Configured);
        return new InstallationStanding(State.RemovedAt is null ? InstallationKind.None : InstallationKind.Removed);
    }

    /// <summary>Whether the settings' token is this workspace's: with another's nothing is written here. A token that Slack refuses says so itself, when it is used.</summary>
    private async Task<bool> IsConfiguredAsync() => isConfigured ??= await OwnerAsync(options.Value.BotToken!) is { } owner ? owner == Workspace : State.RemovedAt is null;

    /// <summary>The workspace whose token it is; null where Slack refuses it.</summary>
    /// <exception cref="TimeoutException">Slack does not tell now.</exception>
    private async Task<string?> OwnerAsync(string token) => await oauth.TestAsync(token, CancellationToken.None) switch
    {
        SlackAnswer<IdentityAnswer>.Done { Value: var we } => (we.IsEnterpriseInstall ? we.EnterpriseId : we.TeamId) ?? "",
        SlackAnswer<IdentityAnswer>.Refused { Refusal.Kind: not RefusalKind.ForNow } => null,
        _ => throw new TimeoutException("Slack does not say now whose a token is."),
    };

    /// <summary>Whoever asked may leave: what was begun is finished, since the refresh token is spent.</summary>
    private async Task RefreshAsync(Installation held)
    {
        if (unwritten is null)
        {
            if (held.RefreshToken is not { } refreshToken || time.GetUtcNow() < notBefore) return;
            notBefore = time.GetUtcNow() + Pause;
            unwritten = Renewed(held, await oauth.RefreshAsync(refreshToken, CancellationToken.None));
            if (unwritten is null) return;
        }

        try
        {
            await SaveAsync(State with { Held = unwritten });
            (unwritten, notBefore) = (null, default);
        }
        catch (Exception exception) when (exception is not InconsistentStateException)
        {
            Log.Unwritten(logger, Workspace, exception);
            DelayDeactivation(Margin);
        }
    }

    private Installation? Renewed(Installation held, SlackAnswer<OAuthAnswer> answer)
    {
        if (answer is SlackAnswer<OAuthAnswer>.Done { Value: { AccessToken: { Length: > 0 } token } value })
        {
            return held with { Token = token, RefreshToken = value.RefreshToken, ExpiresAt = value.ExpiresIn is { } seconds ? time.GetUtcNow() + TimeSpan.FromSeconds(seconds) : null };
        }

        var reason = answer switch
        {
            SlackAnswer<OAuthAnswer>.Refused { Refusal.Reason: var code } => code,
            SlackAnswer<OAuthAnswer>.Unknown { Reason: var unknown } => unknown,
            _ => "no_token",
        };
        Log.NotRenewed(logger, Workspace, reason);
        return null;
    }

    private AuditEvent Event(AuditKind kind, string who, string outcome, DateTimeOffset at, params AuditDetail[] details) =>
        AuditEvent.Of(this.GetPrimaryKeyString(), at, kind, who, Workspace, outcome, [.. details.Where(static detail => detail.Value.Length > 0)]);

    private async Task SaveAsync(InstallationState next)
    {
        var written = new GrainState<InstallationState>(next, stored.ETag) { RecordExists = stored.RecordExists };
        try
        {
            await storage.WriteStateAsync(Name, this.GetGrainId(), written, CancellationToken.None);
        }
        catch (InconsistentStateException)
        {
            DeactivateOnIdle();
            throw;
        }

        stored = written;
    }

    /// <summary>What happened is kept with the installation until the audit has it: a crash between loses neither. Recording it twice does no harm.</summary>
    private async Task RecordAsync()
    {
        if (State.Unrecorded.IsEmpty) return;
        try
        {
            var chain = GrainFactory.GetGrain<IAuditGrain>(State.Unrecorded[0].ChainOf(IAuditGrain.Chains));
            await chain.Add(State.Unrecorded, CancellationToken.None).WaitAsync(AuditPatience, time);
            await SaveAsync(State with { Unrecorded = [] });
        }
        catch (Exception exception)
        {
            Log.Unrecorded(logger, Workspace, exception);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2631, Level = LogLevel.Error, Message = "Slack did not renew the token of the workspace {Workspace}: {Reason}. It is tried again; where Slack goes on refusing, the agency must be installed there again before the token ends.")]
        public static partial void NotRenewed(ILogger logger, string workspace, string reason);

        [LoggerMessage(EventId = 2632, Level = LogLevel.Error, Message = "The renewed token of the workspace {Workspace} could not be stored; it is held here and tried again.")]
        public static partial void Unwritten(ILogger logger, string workspace, Exception exception);

        [LoggerMessage(EventId = 2633, Level = LogLevel.Warning, Message = "The audit does not take what happened to the installation in the workspace {Workspace}; it is kept and tried again.")]
        public static partial void Unrecorded(ILogger logger, string workspace, Exception exception);
    }
}

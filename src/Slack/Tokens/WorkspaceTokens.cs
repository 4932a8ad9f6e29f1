using System.Collections.Concurrent;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Installing;
using ChatAgency.Slack.Settings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Slack.Tokens;

/// <summary>
/// By which token each workspace is called: its installation's, else that of the settings. Where nothing is installed by OAuth
/// that is the settings' at no cost; else a token is asked for once and kept in this process until it ends or is refused.
/// </summary>
public sealed partial class WorkspaceTokens
{
    /// <summary>The reason where a workspace never had a token.</summary>
    internal const string NoToken = "no_bot_token";

    /// <summary>The reason where a workspace took its token back.</summary>
    internal const string Uninstalled = "app_uninstalled";

    private const int MostWorkspaces = 10_000;

    // Whether the settings' token is still to be used there is asked anew after it: the workspace may have been installed meanwhile.
    private static readonly TimeSpan ConfiguredFor = TimeSpan.FromSeconds(5);

    private readonly InstallationOf of;
    private readonly IOptions<SlackOptions> options;
    private readonly TimeProvider time;
    private readonly ILogger<WorkspaceTokens> logger;
    private readonly ConcurrentDictionary<string, Place> places = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> told = new(StringComparer.Ordinal);

    internal WorkspaceTokens(InstallationOf of, IOptions<SlackOptions> options, TimeProvider time, ILogger<WorkspaceTokens> logger) =>
        (this.of, this.options, this.time, this.logger) = (of, options, time, logger);

    /// <summary>False where no workspace can have a token.</summary>
    internal bool AreThere => options.Value.HasBotToken || options.Value.Installs;

    /// <summary>
    /// False where the workspace has no token, so that nothing could be answered there: what comes from it is not taken up,
    /// which is logged once. True where that cannot be learned now. Throws on cancellation alone.
    /// </summary>
    public async ValueTask<bool> AreThereForAsync(string workspace, CancellationToken cancellationToken)
    {
        var (token, refusal) = await OfAsync(workspace, cancellationToken);
        if (token is not null || refusal!.Kind == RefusalKind.ForNow) return true;
        if (told.Count >= MostWorkspaces) told.Clear();
        if (told.TryAdd(workspace, true)) Log.Nowhere(logger, LooksLikeId(workspace) ? workspace : "of a name that is no id");
        return false;
    }

    /// <summary>What was known of a workspace counts no more.</summary>
    public void Forget(string workspace)
    {
        if (places.TryGetValue(workspace, out var place)) place.Known = null;
        told.TryRemove(workspace, out _);
    }

    /// <summary>The token, or why there is none. Throws on cancellation alone.</summary>
    internal ValueTask<(string? Token, Refusal? Refusal)> OfAsync(string workspace, CancellationToken cancellationToken)
    {
        if (!options.Value.Installs) return ValueTask.FromResult<(string?, Refusal?)>(options.Value.HasBotToken ? (options.Value.BotToken, null) : (null, new Refusal(RefusalKind.NotAllowed, NoToken)));
        var place = PlaceOf(workspace);
        return Fresh(place) is { } token ? ValueTask.FromResult<(string?, Refusal?)>((token, null)) : AskAsync(place, workspace, null, cancellationToken);
    }

    /// <summary>Another token after Slack refused this one; null where there is none. Throws on cancellation alone.</summary>
    internal async ValueTask<string?> AfterAsync(string workspace, string refused, CancellationToken cancellationToken)
    {
        if (!options.Value.Installs) return null;
        var (token, _) = await AskAsync(PlaceOf(workspace), workspace, refused, cancellationToken);
        return token == refused ? null : token;
    }

    // One asks, whoever else wants to know waits for it.
    private async ValueTask<(string? Token, Refusal? Refusal)> AskAsync(Place place, string workspace, string? refused, CancellationToken cancellationToken)
    {
        await place.Asking.WaitAsync(cancellationToken);
        try
        {
            if (Fresh(place) is { } token && token != refused) return (token, null);
            place.Known = null;
            var grain = of(workspace);
            var standing = await (refused is null ? grain.Read(cancellationToken) : grain.Renew(refused, cancellationToken)).WaitAsync(cancellationToken);
            return Take(place, standing);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Unknown(logger, exception);
            return (null, new Refusal(RefusalKind.ForNow, "token_unknown"));
        }
        finally
        {
            place.Asking.Release();
        }
    }

    private (string? Token, Refusal? Refusal) Take(Place place, InstallationStanding standing)
    {
        switch (standing)
        {
            case { Kind: InstallationKind.Installed, Token: { } token }:
                place.Known = new Held(token, standing.Until ?? DateTimeOffset.MaxValue);
                return (token, null);
            case { Kind: InstallationKind.Configured } when options.Value.HasBotToken:
                place.Known = new Held(options.Value.BotToken!, time.GetUtcNow() + ConfiguredFor);
                return (options.Value.BotToken, null);
            case { Kind: InstallationKind.Removed }:
                return (null, new Refusal(RefusalKind.PlaceClosed, Uninstalled));
            default:
                return (null, new Refusal(RefusalKind.NotAllowed, NoToken));
        }
    }

    private string? Fresh(Place place) => place.Known is { } held && time.GetUtcNow() < held.Until ? held.Token : null;

    private Place PlaceOf(string workspace)
    {
        if (places.TryGetValue(workspace, out var known)) return known;
        if (places.Count >= MostWorkspaces) places.Clear();
        return places.GetOrAdd(workspace, static _ => new Place());
    }

    private sealed class Place
    {
        private volatile Held? known;

        public SemaphoreSlim Asking { get; } = new(1);

        public Held? Known
        {
            get => known;
            set => known = value;
        }
    }

    private sealed record Held(string Token, DateTimeOffset Until)
    {
        public override string ToString() => nameof(Held);
    }

    // A payload may name anything, words of a person included.
    private static bool LooksLikeId(string workspace) => workspace.Length <= 20 && workspace.All(char.IsAsciiLetterOrDigit);

    private static partial class Log
    {
        [LoggerMessage(EventId = 2621, Level = LogLevel.Warning, Message = "Something came from the workspace {Workspace}, in which the agency is not installed: nothing of it is taken up.")]
        public static partial void Nowhere(ILogger logger, string workspace);

        [LoggerMessage(EventId = 2622, Level = LogLevel.Warning, Message = "The token of a workspace could not be learned; whoever needed it comes again.")]
        public static partial void Unknown(ILogger logger, Exception exception);
    }
}

using ChatAgency.Core.Alerting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Grains.Alerting;

/// <summary>
/// The board in the cluster's store. That the store is away is what operators must hear first, so the board goes on without
/// it, and is joined with what the store has when it is back.
/// </summary>
internal sealed partial class AlertStore([FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage, ILogger<AlertStore> logger)
{
    private const string StateName = "alerts";

    // Its type and key, as those of the one grain.
    private static readonly GrainId Id = GrainId.Create("alerts", "0");

    private GrainState<AlertBoard>? _stored;
    private bool _isAway;

    /// <summary>The board that stands in the store joined with this one, written. Null where the store is away: what it has is not known then. One call at a time.</summary>
    public async Task<AlertBoard?> KeepAsync(AlertBoard board)
    {
        try
        {
            if (_stored is null) board = (await ReadAsync()).Joined(board);
            var next = new GrainState<AlertBoard>(board, _stored!.ETag) { RecordExists = _stored.RecordExists };
            await storage.WriteStateAsync(StateName, Id, next);
            _stored = next;
            _isAway = false;
            return board;
        }
        catch (Exception exception)
        {
            // Also where another activation wrote: what stands now is read before the next write.
            _stored = null;
            if (!_isAway) Log.Away(logger, exception);
            _isAway = true;
            return null;
        }
    }

    private async Task<AlertBoard> ReadAsync()
    {
        _stored = new GrainState<AlertBoard>(AlertBoard.Empty);
        await storage.ReadStateAsync(StateName, Id, _stored);
        return _stored.State ?? AlertBoard.Empty;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2701, Level = LogLevel.Warning, Message = "Alerts cannot be kept; operators are told from memory until they can be.")]
        public static partial void Away(ILogger logger, Exception exception);
    }
}

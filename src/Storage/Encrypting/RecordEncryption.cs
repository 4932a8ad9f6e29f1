using ChatAgency.Storage.Encrypting.Keys;
using ChatAgency.Storage.Encrypting.Ring;
using Microsoft.Extensions.Logging;

namespace ChatAgency.Storage.Encrypting;

/// <summary>What operators can ask of encryption: how it does, and the erasure of a workspace. One a silo, where there is encryption.</summary>
public sealed partial class RecordEncryption
{
    private readonly KeyRing _ring;
    private readonly KeyBook _keys;
    private readonly ILogger _log;

    internal RecordEncryption(bool encrypts, KeyRing ring, KeyBook keys, ILogger<RecordEncryption> log) =>
        (Encrypts, _ring, _keys, _log) = (encrypts, ring, keys, log);

    /// <summary>True: what is written is encrypted. False: records from before are still read.</summary>
    public bool Encrypts { get; }

    /// <summary>Why no record can be read or written, for operators and without a secret; null when all is well. Reads the store only while the ring is not open.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _ring.Open(cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (KeyRingException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>
    /// Erases a workspace by destroying its keys: every encrypted record of it, wherever a copy of it lies, is unreadable from
    /// then on and reads as no record; on other silos within a minute. What is written afterwards has a new key. Done when it
    /// returns, and may be repeated. It needs no key ring: also what cannot be read any more can be erased.
    /// </summary>
    /// <param name="platform">As in a conversation's id: <c>slack</c>, <c>web</c>, …</param>
    /// <param name="workspace">The platform's own id of the workspace.</param>
    /// <param name="cancellationToken">Ends the wait, not the erasure.</param>
    /// <returns>False where it had no key, so nothing of it is encrypted.</returns>
    /// <exception cref="ArgumentException">Not the name of a platform or of a workspace.</exception>
    public async Task<bool> EraseWorkspaceAsync(string platform, string workspace, CancellationToken cancellationToken)
    {
        var isErased = await _keys.DestroyAsync(KeyScope.Of(platform, workspace)).WaitAsync(cancellationToken).ConfigureAwait(false);
        if (isErased) Log.Erased(_log, platform, workspace);
        return isErased;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2454, Level = LogLevel.Warning, Message = "Workspace {Workspace} of {Platform} was erased: its keys are destroyed.")]
        public static partial void Erased(ILogger logger, string platform, string workspace);
    }
}

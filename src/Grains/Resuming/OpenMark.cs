using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Running;

namespace ChatAgency.Grains.Resuming;

/// <summary>One conversation's mark in its shard.</summary>
internal sealed class OpenMark(IGrainFactory grains, ConversationId conversation) : IOpenMark
{
    /// <summary>How many shards there are. Fixed: a conversation must find its mark again.</summary>
    public const int Shards = 32;

    private readonly string name = conversation.ToString();
    private long? generation;

    public ValueTask SetAsync(CancellationToken cancellationToken) =>
        generation is null ? new ValueTask(AskAsync(cancellationToken)) : ValueTask.CompletedTask;

    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        if (generation is not { } known) return;
        generation = null;
        await Shard().Clear(name, known, cancellationToken);
    }

    private async Task AskAsync(CancellationToken cancellationToken) => generation = await Shard().Set(name, cancellationToken);

    private IOpenMarksGrain Shard() => grains.GetGrain<IOpenMarksGrain>(BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name))) % Shards);
}

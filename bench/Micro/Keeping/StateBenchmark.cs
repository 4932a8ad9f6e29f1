using BenchmarkDotNet.Attributes;
using ChatAgency.Core.Keeping;
using ChatAgency.Micro.Deciding;
using ChatAgency.Storage.Serialization;
using Microsoft.Extensions.Options;
using Orleans.Serialization;
using Orleans.Storage;

namespace ChatAgency.Micro.Keeping;

/// <summary>Writing a conversation's record as JSON and reading it, as the store does.</summary>
public class StateBenchmark
{
    private readonly SystemTextJsonGrainStorageSerializer _serializer = Serializer();
    private readonly ConversationRecord _young = PlayedTurn.Conversation(1).Record;
    private readonly ConversationRecord _old = PlayedTurn.Conversation(20).Record;
    private readonly BinaryData _stored;

    public StateBenchmark() => _stored = _serializer.Serialize(_old);

    [Benchmark(Description = "write the record after one turn")]
    public BinaryData WriteYoung() => _serializer.Serialize(_young);

    [Benchmark(Description = "write the record after 20 turns")]
    public BinaryData WriteOld() => _serializer.Serialize(_old);

    [Benchmark(Description = "read the record after 20 turns")]
    public ConversationRecord? ReadOld() => _serializer.Deserialize<ConversationRecord>(_stored);

    private static SystemTextJsonGrainStorageSerializer Serializer()
    {
        var options = new SystemTextJsonGrainStorageSerializerOptions();
        StateJson.Configure(options.JsonSerializerOptions);
        return new SystemTextJsonGrainStorageSerializer(Options.Create(options));
    }
}

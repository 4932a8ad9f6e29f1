using ChatAgency.Core.Agents;
using ChatAgency.Core.Conversations;
using ChatAgency.Core.Keeping;
using ChatAgency.Core.Running;
using ChatAgency.Core.Steps;
using ChatAgency.Grains.Finding;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Memory;
using ChatAgency.Grains.Operating;
using ChatAgency.Grains.Resuming;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.Providers;
using Orleans.Storage;

namespace ChatAgency.Grains.Conversations;

/// <summary>Makes the runner of a conversation from what the silo has.</summary>
internal sealed class RunnerFactory(
    IEnumerable<IPlatform> platforms,
    [FromKeyedServices(ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME)] IGrainStorage storage,
    IGrainFactory grains,
    IAgency agency,
    IMembership membership,
    IOperators operators,
    INeighbours neighbours,
    StoreAlarms alarms,
    RegisterLane register,
    ILocalSiloDetails silo,
    IOptions<TurnOptions> options,
    IOptions<MemoryOptions> memory,
    IOptions<AnswerLinkOptions> links,
    TimeProvider time)
{
    private readonly TracedAgency traced = new(agency);
    private readonly Dictionary<string, IPlatform> byName = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    public Runner Create(ConversationId conversation, IGrainContext context, Action<Exception?> dropped)
    {
        if (!byName.TryGetValue(conversation.Platform, out var platform))
        {
            throw new InvalidOperationException($"The platform '{conversation.Platform}' is not set up on this silo.");
        }

        Runner runner = null!;
        var thread = new TracedThread(platform.OpenThread(conversation), marker => runner.CorrelationOf(marker));
        var live = new LiveLimits(options, memory, links);
        var ports = new RunnerPorts
        {
            Store = new ConversationStore(storage, conversation, context.GrainId, (id, fault) => alarms.Unreadable(conversation, id, fault)),
            Mark = new OpenMark(grains, conversation),
            Membership = membership,
            Thread = thread,
            Agency = traced,
            Operators = operators,
            Neighbours = neighbours,
            Register = (turn, revision) => register.Tell(conversation, turn, revision),
            Time = time,
            Draw = Guid.NewGuid,
            Limits = live.Over,
        };
        var limits = live.Over(new EngineOptions { Conversation = conversation, Traits = thread.Traits });
        var self = new Owner(silo.SiloAddress.ToParsableString(), context.ActivationId.ToString(), time.GetUtcNow());
        runner = new Runner(ports, limits, self, dropped);
        return runner;
    }
}

using System.Runtime.CompilerServices;
using ChatAgency.Core.Failures;
using ChatAgency.Grains.Agents;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.ML.Tokenizers;
using Orleans.TestingHost;
using Xunit;

namespace ChatAgency.Grains.Tests.Agents;

/// <summary>One silo with the agents, and a model that does what the question says.</summary>
public sealed class AgencySilo : IAsyncLifetime
{
    private InProcessTestCluster _cluster = null!;

    public AgencySilo() => Model = new ScriptedChat(AnswerAsync);

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    internal ScriptedChat Model { get; }

    internal TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) => silo.Services
            .AddSingleton<IChatClient>(Model)
            .AddSingleton<Tokenizer>(static _ => TiktokenTokenizer.CreateForEncoding("o200k_base"))
            .AddAgents());
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    public async ValueTask DisposeAsync() => await _cluster.DisposeAsync();

    private async IAsyncEnumerable<ChatResponseUpdate> AnswerAsync(string question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.Yield();
        if (question.Contains("fault", StringComparison.Ordinal)) throw new InvalidOperationException("the secret of the silo");
        if (question.Contains("too long", StringComparison.Ordinal)) throw new FailureException(new Failure(FailureKind.ContextTooLong, "http 400"));
        yield return Update(question.Contains("tell", StringComparison.Ordinal) ? "Once " : "Well");
        if (question.Contains("busy", StringComparison.Ordinal)) throw new FailureException(new Failure(FailureKind.ModelBusy, "http 429", TimeSpan.FromSeconds(7)));
        if (question.Contains("for ever", StringComparison.Ordinal)) await ForEverAsync(cancellationToken);
        yield return Update("upon");
        var usage = new UsageDetails { InputTokenCount = 11, OutputTokenCount = 7 };
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(usage)]) { ModelId = "model-1", FinishReason = ChatFinishReason.Stop };
    }

    private async Task ForEverAsync(CancellationToken cancellationToken)
    {
        using var told = cancellationToken.Register(() => Stopped.TrySetResult());
        Waiting.TrySetResult();
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }

    private static ChatResponseUpdate Update(string text) => new(ChatRole.Assistant, text) { ModelId = "model-1" };
}

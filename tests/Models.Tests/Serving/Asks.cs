using ChatAgency.Core.Agents;
using ChatAgency.Core.Failures;
using Microsoft.Extensions.AI;

namespace ChatAgency.Models.Tests.Serving;

/// <summary>Calls as agents make them.</summary>
internal static class Asks
{
    public static async Task<ChatResponse> AttemptAsync(this IChatClient model, int attempt, string? modelId = null) =>
        await model.GetStreamingResponseAsync("Why?", Options(attempt, modelId), TestContext.Current.CancellationToken).ToChatResponseAsync(TestContext.Current.CancellationToken);

    public static async Task<Failure> FailAsync(this IChatClient model, int attempt = 1) =>
        (await Assert.ThrowsAsync<FailureException>(() => model.AttemptAsync(attempt))).Failure;

    private static ChatOptions Options(int attempt, string? modelId) => new()
    {
        ModelId = modelId,
        AdditionalProperties = new() { [Briefing.Key] = new Briefing(AgentName.General, "Why?", 0, attempt) },
    };
}

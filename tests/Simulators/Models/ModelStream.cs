using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Models;

/// <summary>Writes OpenAI's server-sent chunks of a chat completion.</summary>
internal sealed class ModelStream(HttpContext context, SeenRequest request)
{
    private readonly string _id = $"chatcmpl-{Guid.NewGuid():N}";

    public async Task OpenAsync()
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await WriteAsync(Chunk(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null));
    }

    public Task SayAsync(string text) => WriteAsync(Chunk(new JsonObject { ["content"] = text }, null));

    public Task CallAsync(string tool, string arguments) => WriteAsync(Chunk(
        new JsonObject
        {
            ["tool_calls"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["id"] = $"call_{Guid.NewGuid():N}",
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = tool, ["arguments"] = arguments },
            }),
        },
        null));

    public Task GarbageAsync(string line) => WriteLineAsync(line);

    public async Task FinishAsync(string reason, int answerTokens)
    {
        await WriteAsync(Chunk([], reason));
        if (request.Body["stream_options"]?["include_usage"]?.GetValue<bool>() == true)
        {
            var usage = Chunk([], null);
            usage["choices"] = new JsonArray();
            usage["usage"] = Usage(request, answerTokens);
            await WriteAsync(usage);
        }

        await WriteLineAsync("[DONE]");
    }

    public static JsonObject Usage(SeenRequest request, int answerTokens)
    {
        var promptTokens = Math.Max(1, request.Prompt.Length / 4);
        return new JsonObject { ["prompt_tokens"] = promptTokens, ["completion_tokens"] = answerTokens, ["total_tokens"] = promptTokens + answerTokens };
    }

    private JsonObject Chunk(JsonObject delta, string? finishReason) => new()
    {
        ["id"] = _id,
        ["object"] = "chat.completion.chunk",
        ["created"] = 1_700_000_000,
        ["model"] = request.Model ?? "scripted",
        ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finishReason }),
    };

    private Task WriteAsync(JsonObject chunk) => WriteLineAsync(chunk.ToJsonString());

    private async Task WriteLineAsync(string data)
    {
        await context.Response.WriteAsync($"data: {data}\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }
}

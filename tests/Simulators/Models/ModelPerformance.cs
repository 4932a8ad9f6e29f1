using System.Text.Json.Nodes;
using ChatAgency.Simulators.Serving;
using ChatAgency.Simulators.Waiting;

namespace ChatAgency.Simulators.Models;

/// <summary>Plays one script to one caller.</summary>
internal sealed class ModelPerformance(HttpContext context, ModelExchange exchange, LoopbackServer server, TimeProvider time, Changes changes)
{
    public async Task PlayAsync(ModelScript script)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, server.Stopping);
        if (script.BeforeHeaders is { } gate) await gate.WaitAsync(end.Token);
        if (script.Status is { } status) await FailAsync(status, script);
        else if (exchange.Request.IsStreamed) await StreamAsync(script, end.Token);
        else await WholeAsync(script, end.Token);
    }

    private async Task FailAsync(int status, ModelScript script)
    {
        context.Response.StatusCode = status;
        if (script.RetryAfter is { } retryAfter) context.Response.Headers.RetryAfter = retryAfter;
        var error = new JsonObject { ["message"] = "scripted error", ["type"] = status == 429 ? "requests" : "invalid_request_error", ["param"] = null, ["code"] = script.ErrorCode };
        await WriteAsync(new JsonObject { ["error"] = error });
    }

    private async Task StreamAsync(ModelScript script, CancellationToken cancellationToken)
    {
        var stream = new ModelStream(context, exchange.Request);
        await stream.OpenAsync();
        foreach (var step in script.Steps)
        {
            switch (step)
            {
                case ModelStep.Say say:
                    await stream.SayAsync(say.Text);
                    Note(say.Text);
                    break;
                case ModelStep.Call call:
                    await stream.CallAsync(call.Tool, call.Arguments);
                    await stream.FinishAsync("tool_calls", Tokens);
                    return;
                case ModelStep.Garbage garbage:
                    await stream.GarbageAsync(garbage.Line);
                    break;
                case ModelStep.Cut { Reset: true }:
                    context.Abort();
                    return;
                case ModelStep.Cut:
                    return;
                case ModelStep.Finish finish:
                    await stream.FinishAsync(finish.Reason, Tokens);
                    return;
                default:
                    await WaitAsync(step, cancellationToken);
                    break;
            }
        }

        await stream.FinishAsync("stop", Tokens);
    }

    private async Task WholeAsync(ModelScript script, CancellationToken cancellationToken)
    {
        var reason = "stop";
        foreach (var step in script.Steps)
        {
            if (step is ModelStep.Say say) Note(say.Text);
            else if (step is ModelStep.Finish finish) reason = finish.Reason;
            else if (step is ModelStep.Cut)
            {
                context.Abort();
                return;
            }
            else await WaitAsync(step, cancellationToken);
        }

        await WriteAsync(new JsonObject
        {
            ["id"] = $"chatcmpl-{Guid.NewGuid():N}",
            ["object"] = "chat.completion",
            ["created"] = 1_700_000_000,
            ["model"] = exchange.Request.Model ?? "scripted",
            ["choices"] = new JsonArray(new JsonObject
            {
                ["index"] = 0,
                ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = exchange.Said },
                ["finish_reason"] = reason,
            }),
            ["usage"] = ModelStream.Usage(exchange.Request, Tokens),
        });
    }

    private int Tokens => Math.Max(1, exchange.Said.Length / 4);

    private Task WaitAsync(ModelStep step, CancellationToken cancellationToken) => step switch
    {
        ModelStep.Gate gate => gate.Opened.WaitAsync(cancellationToken),
        ModelStep.Pause pause => Task.Delay(pause.Time, time, cancellationToken),
        ModelStep.Stall => Task.Delay(Timeout.Infinite, cancellationToken),
        _ => Task.CompletedTask,
    };

    private void Note(string text)
    {
        exchange.Say(text);
        changes.Signal();
    }

    private async Task WriteAsync(JsonObject body)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(body.ToJsonString(), context.RequestAborted);
    }
}

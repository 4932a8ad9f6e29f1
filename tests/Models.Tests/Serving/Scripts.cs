using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatAgency.Models.Tests.Serving;

/// <summary>What a model service can do, in the shape of chat completions.</summary>
internal static class Scripts
{
    public static Func<HttpContext, Task> Answers(params string[] words) => async context =>
    {
        await BeginAsync(context);
        foreach (var word in words) await SayAsync(context, word);
        await FinishAsync(context, "stop");
    };

    public static Func<HttpContext, Task> EndsWith(string? finish, params string[] words) => async context =>
    {
        await BeginAsync(context);
        foreach (var word in words) await SayAsync(context, word);
        if (finish is not null) await FinishAsync(context, finish);
    };

    public static Func<HttpContext, Task> Stalls(params string[] words) => async context =>
    {
        await BeginAsync(context);
        foreach (var word in words) await SayAsync(context, word);
        await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(static _ => { }, TaskScheduler.Default);
    };

    public static Func<HttpContext, Task> Breaks(Task when, params string[] words) => async context =>
    {
        await BeginAsync(context);
        foreach (var word in words) await SayAsync(context, word);
        await when;
        context.Abort();
    };

    public static Func<HttpContext, Task> Sends(params string[] words) => async context =>
    {
        await BeginAsync(context);
        foreach (var word in words) await context.Response.WriteAsync(word);
        await context.Response.Body.FlushAsync();
    };

    public static Func<HttpContext, Task> Refuses(int status, string body, string? retryAfter = null) => async context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (retryAfter is not null) context.Response.Headers.RetryAfter = retryAfter;
        await context.Response.WriteAsync(body);
    };

    public static string Error(string code, string message = "no") =>
        JsonSerializer.Serialize(new { error = new { message, type = "invalid_request_error", code } });

    private static async Task BeginAsync(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        await ChunkAsync(context, new { role = "assistant", content = "" }, null);
    }

    private static Task SayAsync(HttpContext context, string word) => ChunkAsync(context, new { content = word }, null);

    private static async Task FinishAsync(HttpContext context, string finish)
    {
        await ChunkAsync(context, new { }, finish);
        var usage = new { prompt_tokens = 11, completion_tokens = 7, total_tokens = 18 };
        await EventAsync(context, JsonSerializer.Serialize(new { id = "c1", @object = "chat.completion.chunk", created = 1, model = "scripted-1", choices = Array.Empty<object>(), usage }));
        await EventAsync(context, "[DONE]");
    }

    private static Task ChunkAsync(HttpContext context, object delta, string? finish) => EventAsync(context, JsonSerializer.Serialize(new
    {
        id = "c1",
        @object = "chat.completion.chunk",
        created = 1,
        model = "scripted-1",
        choices = new[] { new { index = 0, delta, finish_reason = finish } },
    }));

    private static async Task EventAsync(HttpContext context, string data)
    {
        await context.Response.WriteAsync(string.Create(CultureInfo.InvariantCulture, $"data: {data}\n\n"));
        await context.Response.Body.FlushAsync();
    }
}

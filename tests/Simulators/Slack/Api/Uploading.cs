using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack.Workspaces;

namespace ChatAgency.Simulators.Slack.Api;

/// <summary><c>files.getUploadURLExternal</c>, <c>files.completeUploadExternal</c>, <c>files.delete</c>, and where the bytes go.</summary>
internal static class Uploading
{
    public const string Path = "/upload/v1/";

    public static Outcome Open(MethodCall call)
    {
        if (call["filename"] is not { Length: > 0 } name || !int.TryParse(call["length"], out var length) || length < 1) return Outcome.Error("invalid_arguments");
        var file = new SlackFile { Id = $"F{Guid.NewGuid():N}"[..11].ToUpperInvariant(), Name = name, SnippetType = call["snippet_type"] ?? "", Length = length };
        var answer = new JsonObject { ["ok"] = true, ["upload_url"] = new Uri(call.World.Sockets.Address, Path + file.Id).ToString(), ["file_id"] = file.Id };
        return new Outcome(answer, Commit: _ => call.World.Files[file.Id] = file);
    }

    public static Outcome Complete(MethodCall call)
    {
        if (call.Call.Json("files") is not JsonArray { Count: > 0 } files) return Outcome.Error("invalid_arguments");
        if (call["channel_id"] is not { } id || call.Workspace.FindChannel(id) is not { } channel) return Outcome.Error("channel_not_found");
        if (call["thread_ts"] is { Length: > 0 } thread && channel.Find(thread) is null) return Outcome.Error("thread_not_found");
        var found = files.Select(one => call.World.Files.GetValueOrDefault(one?["id"]?.ToString() ?? "")).ToList();
        if (found.Any(static file => file is not { Content: not null, IsDeleted: false })) return Outcome.Error("file_not_found");
        // As Slack does, it answers before there is a message.
        return new Outcome(new JsonObject { ["ok"] = true, ["files"] = files.DeepClone() }, Commit: lag => Share(call, channel, found!, lag));
    }

    public static Outcome Delete(MethodCall call)
    {
        if (call["file"] is not { } id || call.World.Files.GetValueOrDefault(id) is not { Shared: not null } file) return Outcome.Error("file_not_found");
        if (file.IsDeleted) return Outcome.Error("file_deleted");
        return new Outcome(new JsonObject { ["ok"] = true }, file.Shared.Ts, lag =>
        {
            file.IsDeleted = true;
            var now = call.World.Now;
            if (!file.Shared.IsDeleted) call.World.Change(call.Workspace, file.Shared, file.Shared.Now with { IsDeleted = true, WrittenAt = now, ReadableAt = now + lag }, isEcho: true);
        });
    }

    /// <summary>Takes a file's bytes; they come without a token.</summary>
    public static async Task<IResult> TakeAsync(World world, HttpRequest request, string id)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var content = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        lock (world.Lock)
        {
            if (request.Headers.ContainsKey("Authorization") || world.Files.GetValueOrDefault(id) is not { } file || Encoding.UTF8.GetByteCount(content) != file.Length) return Results.BadRequest();
            file.Content = content;
            return Results.Text($"OK - {file.Length}");
        }
    }

    private static void Share(MethodCall call, Channel channel, List<SlackFile> files, TimeSpan lag)
    {
        var message = new Message
        {
            Channel = channel,
            Ts = call.World.NextTs(),
            ThreadTs = call["thread_ts"],
            User = call.Workspace.BotUserId,
            BotId = call.Workspace.BotId,
            AppId = call.Workspace.AppId,
            Files = files,
        };
        foreach (var file in files) file.Shared = message;
        call.World.Post(call.Workspace, message, "", blocks: null, metadata: null, lag, isEcho: true);
    }
}

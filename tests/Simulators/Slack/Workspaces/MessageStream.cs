using System.Text;
using System.Text.Json.Nodes;

namespace ChatAgency.Simulators.Slack.Workspaces;

/// <summary>A message that grows by additions, until its app, a person or Slack closes it.</summary>
internal sealed class MessageStream(DateTimeOffset startedAt)
{
    /// <summary>Slack closes a stream by itself, however lively it is.</summary>
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);

    private readonly StringBuilder _text = new();
    private readonly List<JsonObject> _tasks = [];
    private bool _closed;

    public string Text => _text.ToString();

    public bool HasTasks => _tasks.Count > 0;

    /// <summary>A person stopped it.</summary>
    public bool WasStopped { get; private set; }

    public bool IsOpenAt(DateTimeOffset now) => !_closed && now - startedAt < s_life;

    public string StateAt(DateTimeOffset now) => IsOpenAt(now) ? "in_progress" : "completed";

    /// <summary>What all of it would come to with this added, in bytes.</summary>
    public int LengthWith(string text, IEnumerable<JsonObject> tasks) =>
        Encoding.UTF8.GetByteCount(Text + text) + _tasks.Concat(tasks).Sum(static task => Encoding.UTF8.GetByteCount($"{task["title"]}{task["details"]}{task["output"]}"));

    public void Add(string text, IEnumerable<JsonObject> tasks)
    {
        foreach (var task in tasks)
        {
            var known = _tasks.FindIndex(one => one["id"]!.ToString() == task["id"]!.ToString());
            if (known < 0) _tasks.Add(task);
            else _tasks[known] = task;
        }

        _text.Append(text);
    }

    public void Close() => _closed = true;

    public void Stop() => _closed = WasStopped = true;

    /// <summary>The message's blocks: what it shows, tasks first.</summary>
    public JsonArray? Blocks()
    {
        var blocks = new JsonArray([.. _tasks.Select(static task => (JsonNode)new JsonObject
        {
            ["type"] = "task_card",
            ["task_id"] = task["id"]!.ToString(),
            ["title"] = task["title"]!.ToString(),
            ["status"] = task["status"]!.ToString(),
        })]);
        if (_text.Length > 0) blocks.Add(new JsonObject { ["type"] = "markdown", ["text"] = Text });
        return blocks.Count == 0 ? null : blocks;
    }
}

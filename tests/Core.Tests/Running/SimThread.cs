using ChatAgency.Core.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace ChatAgency.Core.Tests.Running;

/// <summary>A thread on a platform whose effect and answer can be parted, and whose reads lag.</summary>
internal sealed class SimThread(FakeTimeProvider time)
{
    private readonly List<SimPost> posts = [];
    private int lastId;

    public ThreadTraits Traits { get; init; } = new() { ProgressInterval = TimeSpan.FromSeconds(1), CallTimeout = TimeSpan.FromSeconds(10), ReadLag = TimeSpan.FromSeconds(8) };

    /// <summary>Texts that hold this cannot be laid out.</summary>
    public string? Poison { get; set; }

    /// <summary>While set, whoever lays a text out dies of it.</summary>
    public bool KillsWhoLaysOut { get; set; }

    public int PartLength { get; set; } = 1000;

    /// <summary>How long a change stays hidden from reads.</summary>
    public TimeSpan Lag { get; set; }

    /// <summary>While set, posts and edits come back to the living host as events.</summary>
    public bool Echoes { get; set; }

    public Action<Echo>? Echoed { get; set; }

    public Random Random { get; init; } = new(0);

    /// <summary>Some moment before the caller gives up.</summary>
    private Task LateAsync() => Task.Delay(TimeSpan.FromMilliseconds(Random.Next(0, 4900)), time);

    private Task NoAnswerAsync() => Task.Delay(Traits.CallTimeout, time);

    public void Heal()
    {
        foreach (var faults in Faults.Values) faults.Clear();
    }

    private void Happened(SimPost post)
    {
        if (Echoes) Echoed?.Invoke(EchoOf(post));
    }

    /// <summary>Posts made while another stood under the same marker.</summary>
    public int Twins { get; private set; }

    public List<string> Calls { get; } = [];

    /// <summary>What was shown beside the messages, in order.</summary>
    public List<ThreadStatus> Statuses { get; } = [];

    public List<string> Titles { get; } = [];

    /// <summary>While set, showing a status waits for it.</summary>
    public TaskCompletionSource? StatusHeld { get; set; }

    public List<AnswerText> LaidOut { get; } = [];

    /// <summary>Faults for the next calls of a kind, first come first served: «lost before», «lost after», «429», or a refusal's name.</summary>
    public Dictionary<string, Queue<string>> Faults { get; } = new() { ["post"] = [], ["update"] = [], ["find"] = [], ["read"] = [], ["delete"] = [] };

    public IReadOnlyList<SimPost> Visible => [.. posts.Where(static post => !post.IsGone)];

    public string Text => string.Concat(Visible.Select(static post => post.Body.Text));

    public static Echo EchoOf(SimPost post, long? revision = null) => new(post.Mark.Marker, post.Id, revision ?? post.Mark.Revision);

    /// <summary>The platform shows a post a second time, under an id of its own.</summary>
    public SimPost Double(SimPost post)
    {
        var twin = new SimPost(new PostId($"p{++lastId}"), Now) { Body = post.Body, Mark = post.Mark };
        posts.Add(twin);
        return twin;
    }

    public static void Remove(SimPost post) => post.IsGone = true;

    private SimPost? Find(PostId id) => posts.FirstOrDefault(post => post.Id == id && !post.IsGone);

    private string Fault(string call)
    {
        Calls.Add(call);
        return Faults[call].TryDequeue(out var fault) ? fault : "";
    }

    private static Refusal? RefusalOf(string fault) => fault switch
    {
        "429" => new Refusal(RefusalKind.ForNow, "ratelimited", TimeSpan.FromSeconds(30)),
        _ => Enum.TryParse<RefusalKind>(fault, out var kind) ? new Refusal(kind, fault) : null,
    };

    internal sealed class Door(SimThread thread, SimHost host) : IThread
    {
        public ThreadTraits Traits => thread.Traits;

        public IReadOnlyList<PartBody> LayOut(AnswerText text, int tightness)
        {
            if (thread.Poison is { } poison && text.Markdown.Contains(poison, StringComparison.Ordinal)) throw new FormatException("poison");
            host.IsDead |= thread.KillsWhoLaysOut && text.Kind != AnswerKind.Placeholder;
            thread.LaidOut.Add(text);
            var words = text.Markdown.Length == 0 ? "…" : text.Markdown;
            return [.. words.Chunk(Math.Max(1, thread.PartLength >> tightness)).Select(static part => new PartBody(new string(part), ""))];
        }

        public async Task<PostResult> PostAsync(PartBody body, PostMark mark, CancellationToken cancellationToken)
        {
            await host.StillHere();
            var fault = thread.Fault("post");
            if (RefusalOf(fault) is { } refusal) return new PostResult.Refused(refusal);
            if (fault == "lost before") return new PostResult.Unknown(fault);
            if (fault == "late") await thread.LateAsync();
            var post = new SimPost(new PostId($"p{++thread.lastId}"), thread.Now) { Body = body, Mark = mark };
            if (thread.Visible.Any(other => other.Mark.Marker == mark.Marker)) thread.Twins++;
            thread.posts.Add(post);
            thread.Happened(post);
            await host.StillHere();
            if (fault == "late") await thread.NoAnswerAsync();
            await host.StillHere();
            return fault is "lost after" or "late" ? new PostResult.Unknown(fault) : new PostResult.Done(post.Id);
        }

        public async Task<FindResult> FindAsync(Marker marker, CancellationToken cancellationToken)
        {
            await host.StillHere();
            if (RefusalOf(thread.Fault("find")) is { } refusal) return new FindResult.Refused(refusal);
            return new FindResult.Done([.. thread.Visible.Where(post => post.Mark.Marker == marker && post.At + thread.Lag <= thread.Now).Select(static post => post.Id)]);
        }

        public async Task<UpdateResult> UpdateAsync(PostId post, PartBody body, PostMark mark, CancellationToken cancellationToken)
        {
            await host.StillHere();
            var fault = thread.Fault("update");
            if (RefusalOf(fault) is { } refusal) return new UpdateResult.Refused(refusal);
            if (fault == "lost before") return new UpdateResult.Unknown(fault);
            if (fault == "late")
            {
                // The answer never comes, and the text lands at a time of its own: after later ones, perhaps.
                _ = LandAsync();
                await thread.NoAnswerAsync();
                await host.StillHere();
                return new UpdateResult.Unknown(fault);
            }

            if (thread.Find(post) is not { } found) return new UpdateResult.Refused(new Refusal(RefusalKind.PostMissing, "message_not_found"));
            found.Body = body;
            found.Mark = mark;
            thread.Happened(found);
            await host.StillHere();
            return fault == "lost after" ? new UpdateResult.Unknown(fault) : new UpdateResult.Done();

            async Task LandAsync()
            {
                // Up to seven seconds after the caller gave up: within the lag that the engine allows for.
                await Task.Delay(TimeSpan.FromMilliseconds(thread.Random.Next(0, 17_000)), host.Time, CancellationToken.None);
                if (thread.Find(post) is not { } late) return;
                late.Body = body;
                late.Mark = mark;
                thread.Happened(late);
            }
        }

        public async Task<ReadBackResult> ReadBackAsync(PostId post, CancellationToken cancellationToken)
        {
            await host.StillHere();
            if (RefusalOf(thread.Fault("read")) is { } refusal) return new ReadBackResult.Refused(refusal);
            return thread.Find(post) is { } found ? new ReadBackResult.Done(found.Mark.Revision) : new ReadBackResult.Missing();
        }

        public async Task ShowStatusAsync(ThreadStatus status, CancellationToken cancellationToken)
        {
            thread.Statuses.Add(status);
            if (thread.StatusHeld is { } held) await held.Task;
        }

        public IReadOnlyList<AnswerFile> FilesOf(AnswerText text) => [];

        public Task<IReadOnlyList<OpenedFile>> OpenFilesAsync(IReadOnlyList<AnswerFile> files, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OpenedFile>>([]);

        public Task ShareFileAsync(OpenedFile file, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ShowTitleAsync(string question, CancellationToken cancellationToken)
        {
            thread.Titles.Add(question);
            return Task.CompletedTask;
        }

        public async Task<DeleteResult> DeleteAsync(PostId post, CancellationToken cancellationToken)
        {
            await host.StillHere();
            if (RefusalOf(thread.Fault("delete")) is { } refusal) return new DeleteResult.Refused(refusal);
            if (thread.Find(post) is { } found) found.IsGone = true;
            return new DeleteResult.Done();
        }
    }

    private DateTimeOffset Now => time.GetUtcNow();
}

internal sealed class SimPost(PostId id, DateTimeOffset at)
{
    public PostId Id { get; } = id;

    public DateTimeOffset At { get; } = at;

    public required PartBody Body { get; set; }

    public required PostMark Mark { get; set; }

    public bool IsGone { get; set; }
}

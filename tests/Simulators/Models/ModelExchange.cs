using System.Text;

namespace ChatAgency.Simulators.Models;

/// <summary>A request to <see cref="ScriptedModel"/> and how far it got.</summary>
public sealed class ModelExchange
{
    private readonly StringBuilder _said = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isCancelled;

    internal ModelExchange(SeenRequest request, string? deployment, DateTimeOffset at)
    {
        Request = request;
        Deployment = deployment;
        At = at;
    }

    /// <summary>The request.</summary>
    public SeenRequest Request { get; }

    /// <summary>The deployment that an Azure path names.</summary>
    public string? Deployment { get; }

    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; }

    /// <summary>When it ended; null while it runs.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>The client closed the connection before the answer was over.</summary>
    public bool IsCancelled => _isCancelled;

    /// <summary>Ends with the answer, with the client's leaving or with a cut.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The text sent so far.</summary>
    public string Said
    {
        get
        {
            lock (_said) return _said.ToString();
        }
    }

    internal void Say(string text)
    {
        lock (_said) _said.Append(text);
    }

    internal void End(bool isCancelled, DateTimeOffset at)
    {
        _isCancelled = isCancelled;
        EndedAt = at;
        _ended.TrySetResult();
    }
}

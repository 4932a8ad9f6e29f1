namespace ChatAgency.Simulators.Models;

/// <summary>One step of a scripted answer.</summary>
public abstract record ModelStep
{
    private ModelStep() { }

    /// <summary>Sends a chunk of text.</summary>
    public sealed record Say(string Text) : ModelStep;

    /// <summary>Asks for a tool, with its arguments as JSON, and ends the answer there.</summary>
    public sealed record Call(string Tool, string Arguments) : ModelStep;

    /// <summary>Waits until the test opens the gate.</summary>
    public sealed record Gate(Task Opened) : ModelStep;

    /// <summary>Waits this long.</summary>
    public sealed record Pause(TimeSpan Time) : ModelStep;

    /// <summary>Sends nothing more until the client goes.</summary>
    public sealed record Stall : ModelStep;

    /// <summary>Ends the body without <c>[DONE]</c>; with <paramref name="Reset"/> the connection breaks.</summary>
    public sealed record Cut(bool Reset) : ModelStep;

    /// <summary>Sends a line that is no JSON.</summary>
    public sealed record Garbage(string Line) : ModelStep;

    /// <summary>Ends the answer with this <c>finish_reason</c>, the usage and <c>[DONE]</c>.</summary>
    public sealed record Finish(string Reason = "stop") : ModelStep;
}

namespace ChatAgency.Chaos.Recording;

/// <summary>One line of the history: something that happened, and when. What does not apply is left out.</summary>
public sealed record Fact
{
    /// <summary>One of <see cref="Facts"/>.</summary>
    public required string What { get; init; }

    /// <summary>Seconds since the start of the run.</summary>
    public double At { get; init; }

    /// <summary>The question's tag.</summary>
    public string? Tag { get; init; }

    /// <summary>How the right answer begins, and no other.</summary>
    public string? Answer { get; init; }

    /// <summary>How the right answer ends.</summary>
    public string? Last { get; init; }

    /// <summary>What the person is to see in the end: one of <see cref="Expected"/>.</summary>
    public string? Expect { get; init; }

    public string? Channel { get; init; }

    /// <summary>The ts of the thread's root.</summary>
    public string? Thread { get; init; }

    public string? Ts { get; init; }

    /// <summary>A method of Slack's, or the kind of an event.</summary>
    public string? Method { get; init; }

    public string? Marker { get; init; }

    public long? Revision { get; init; }

    /// <summary>Whether the call did what it was asked to.</summary>
    public bool? Effect { get; init; }

    /// <summary>What the caller heard.</summary>
    public string? Heard { get; init; }

    /// <summary>What people see.</summary>
    public string? Text { get; init; }

    /// <summary>A bot wrote it.</summary>
    public bool? Bot { get; init; }

    /// <summary>It was removed.</summary>
    public bool? Gone { get; init; }

    public string? Process { get; init; }

    /// <summary>The fault's number in the table: <c>F05</c>.</summary>
    public string? Fault { get; init; }

    /// <summary>Pairs a beginning with its end.</summary>
    public long? Id { get; init; }

    public int? Status { get; init; }

    /// <summary>Seconds that it took, or will take.</summary>
    public double? Took { get; init; }

    public string? Detail { get; init; }
}

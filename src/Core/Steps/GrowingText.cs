
namespace ChatAgency.Core.Steps;

/// <summary>A text that grows at its end. Appending costs the piece alone, whatever stands before it.</summary>
public sealed class GrowingText
{
    private readonly GrowingText? before;
    private readonly string piece;
    private string? whole;

    private GrowingText(GrowingText? before, string piece)
    {
        this.before = before;
        this.piece = piece;
        Length = (before?.Length ?? 0) + piece.Length;
    }

    /// <summary>No text yet.</summary>
    public static GrowingText Empty { get; } = new(null, "");

    /// <summary>In UTF-16 units.</summary>
    public int Length { get; }

    /// <summary>The text with this piece at its end.</summary>
    public GrowingText Append(string text) => new(this, text);

    /// <summary>The whole text.</summary>
    public override string ToString() => whole ??= string.Create(Length, this, static (span, last) =>
    {
        for (var node = last; node is not null; node = node.before)
        {
            if (node.whole is { } known)
            {
                known.CopyTo(span);
                return;
            }

            node.piece.CopyTo(span[(node.Length - node.piece.Length)..]);
        }
    });
}

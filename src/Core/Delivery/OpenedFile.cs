namespace ChatAgency.Core.Delivery;

/// <summary>A file that has an id already, but no content, and that nobody sees yet.</summary>
/// <param name="Id">By which <see cref="IThread.DeleteAsync"/> removes it.</param>
/// <param name="Address">Where its content goes, as the platform said.</param>
/// <param name="File">The content.</param>
public sealed record OpenedFile(PostId Id, string Address, AnswerFile File);

namespace ChatAgency.Core.Delivery;

/// <summary>A piece of an answer that is easier to take along as a file; the answer itself has it as well.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Language">What its code is written in, as its platform names it.</param>
/// <param name="Text">What stands in it; written by a model, so untrusted.</param>
public sealed record AnswerFile(string Name, string Language, string Text);

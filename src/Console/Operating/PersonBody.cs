namespace ChatAgency.Console.Operating;

/// <summary>Where to look for what a person wrote: whoever asks has listed the store, which says what conversations and memories there are.</summary>
/// <param name="Conversations">Text forms of conversations of the workspace; 100 at most.</param>
/// <param name="Memory">Keys of memories of the person; 100 at most.</param>
internal sealed record PersonBody(IReadOnlyList<string?>? Conversations, IReadOnlyList<string?>? Memory);

/// <summary>What was erased, each with its number.</summary>
internal sealed record PersonErased(int Conversations, int Messages, int Facts);

/// <summary>What the stores hold of a person in the places that were named, and their preference and notes wherever they stand.</summary>
internal sealed record PersonExported(string? Preference, IReadOnlyList<FactExported> Notes, IReadOnlyList<FactExported> Memory, IReadOnlyList<ConversationExported> Conversations);

/// <summary>A thing that the person had remembered.</summary>
internal sealed record FactExported(string Text, DateTimeOffset At);

/// <summary>The person's part in a conversation.</summary>
internal sealed record ConversationExported(string Conversation, IReadOnlyList<MessageExported> Messages, IReadOnlyList<WordExported> Feedback);

/// <summary>A message of the person, and what was answered.</summary>
internal sealed record MessageExported(long Turn, DateTimeOffset At, string Text, string State, string Answer);

/// <summary>What the person said of an answer.</summary>
internal sealed record WordExported(long Turn, DateTimeOffset At, string Verdict, string? Reason);

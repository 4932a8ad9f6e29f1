namespace ChatAgency.Console.Operating;

/// <summary>What of a channel or workspace is to be erased: whoever asks has listed the store, which says what there is.</summary>
/// <param name="Conversations">Text forms of its conversations; 100 at most.</param>
/// <param name="Memory">Keys of memories of the place; 100 at most.</param>
/// <param name="Lists">Keys of lists of conversations; 100 at most.</param>
/// <param name="Settings">True: what is wanted of the place and was learnt there goes too. For the last of several requests.</param>
internal sealed record PlaceBody(IReadOnlyList<string?>? Conversations, IReadOnlyList<string?>? Memory, IReadOnlyList<string?>? Lists, bool Settings);

/// <summary>How many of each there were.</summary>
internal sealed record PlaceErased(int Conversations, int Facts, int Lists);

using System.Globalization;

namespace ChatAgency.Tool.Importing;

/// <summary>Puts what was said one after the other into questions and their answers.</summary>
internal static class ForeignTurns
{
    private const string Between = "\n\n";

    /// <param name="chat">The conversation, for the identities of its messages.</param>
    /// <param name="entries">What was said, in its order.</param>
    /// <param name="unasked">How many entries come before the first question, and belong to none.</param>
    internal static IReadOnlyList<ForeignTurn> Of(string chat, IReadOnlyList<FirebaseEntry> entries, out int unasked)
    {
        List<ForeignTurn> turns = [];
        var at = DateTimeOffset.UnixEpoch;
        unasked = 0;
        for (var i = 0; i < entries.Count; i++)
        {
            var entry = entries[i];
            // One without a time stands where the one before it does.
            at = entry.At ?? at;
            if (entry.IsPerson && !(turns is [.., { Answer.Length: 0 } waiting] && i > 0 && entries[i - 1].IsPerson)) turns.Add(new ForeignTurn(string.Create(CultureInfo.InvariantCulture, $"import-{turns.Count + 1}-{Short(chat)}"), entry.Text, at, "", at, entry.Agent));
            else if (entry.IsPerson) turns[^1] = turns[^1] with { Question = $"{turns[^1].Question}{Between}{entry.Text}" };
            else if (turns.Count == 0) unasked++;
            else turns[^1] = Answered(turns[^1], entry, at);
        }

        return turns;
    }

    private static ForeignTurn Answered(ForeignTurn turn, FirebaseEntry entry, DateTimeOffset at) => turn with
    {
        Answer = turn.Answer.Length == 0 ? entry.Text : $"{turn.Answer}{Between}{entry.Text}",
        AnsweredAt = at > turn.AskedAt ? at : turn.AskedAt,
        Agent = entry.Agent ?? turn.Agent,
    };

    private static string Short(string chat) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(chat)))[..12];
}

using System.Collections.Frozen;

namespace ChatAgency.Grains.Routing;

/// <summary>Messages that greet, thank or take leave and ask for nothing.</summary>
internal static class SmallTalk
{
    private const int Longest = 40;

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "hi", "hi there", "hello", "hello there", "hey", "hey there", "good morning", "good afternoon", "good evening", "good night", "how are you", "how are you doing",
        "thanks", "thank you", "thank you very much", "thanks a lot", "many thanks", "thx", "ty", "great thanks", "ok thanks", "cool", "nice", "great", "perfect", "bye", "goodbye", "see you",
        "hallo", "guten morgen", "guten tag", "guten abend", "moin", "servus", "wie geht's", "danke", "vielen dank", "danke schön", "tschüss",
        "bonjour", "salut", "bonsoir", "merci", "merci beaucoup", "hola", "buenos días", "gracias", "muchas gracias", "ciao", "grazie", "buongiorno", "cześć", "dzięki");

    /// <summary>True where the whole message is nothing else.</summary>
    public static bool Is(ReadOnlySpan<char> body)
    {
        body = body.Trim();
        while (!body.IsEmpty && !char.IsLetterOrDigit(body[^1])) body = body[..^1];
        return body.Length is > 0 and <= Longest && All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(body);
    }
}

using System.Collections.Frozen;

namespace ChatAgency.Core.Accepting;

/// <summary>The words that end what runs when they are a whole message: the one list of them.</summary>
public static class StopWords
{
    private const int Longest = 60;

    private static readonly FrozenSet<string> All = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "stop", "stop it", "stop that", "stop now", "please stop", "stop please", "cancel", "cancel it", "cancel that", "please cancel", "abort", "halt",
        "stopp", "halt stopp", "abbrechen", "bitte abbrechen", "abbruch", "anhalten", "aufhören", "hör auf",
        "arrête", "arrêtez", "arrete", "annule", "annuler", "para", "detente", "detener", "cancelar", "cancela", "parar", "pare",
        "ferma", "fermati", "annulla", "anuluj", "przestań", "стоп", "отмена", "停止", "やめて", "止めて", "取消", "취소", "중지");

    /// <summary>
    /// True where the whole text is a stop word, whatever its case and whatever punctuation stands around it.
    /// </summary>
    /// <param name="text">What a person wrote.</param>
    /// <param name="addressing">Where it speaks to the agency a mention before the word is the agency's; elsewhere it is somebody else's.</param>
    public static bool Is(string text, Addressing addressing)
    {
        var words = text.AsSpan().Trim();
        while (addressing == Addressing.Agency && Mention(words) is > 0 and var length) words = words[length..].TrimStart();
        while (!words.IsEmpty && IsAround(words[0])) words = words[1..];
        while (!words.IsEmpty && IsAround(words[^1])) words = words[..^1];
        return words.Length is > 0 and <= Longest && All.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words);
    }

    /// <summary>The length of the mention that the text begins with; 0 for none.</summary>
    private static int Mention(ReadOnlySpan<char> text)
    {
        if (text.StartsWith("<@", StringComparison.Ordinal)) return text.IndexOf('>') + 1;
        if (text is not ['@', ..]) return 0;
        var end = text.IndexOfAny(' ', '\t', '\n');
        return Math.Max(0, end);
    }

    private static bool IsAround(char c) => char.IsWhiteSpace(c) || char.IsPunctuation(c) || char.IsSymbol(c) || char.IsSurrogate(c) || c is '\ufe0f' or '\u200d';
}

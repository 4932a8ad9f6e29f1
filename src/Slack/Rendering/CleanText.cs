using System.Text;

namespace ChatAgency.Slack.Rendering;

/// <summary>Takes out of a model's text what is no text: control characters, and halves of a character (a cut stream ends in one).</summary>
internal static class CleanText
{
    public static string Of(string text)
    {
        if (!text.Any(static c => char.IsSurrogate(c) || Unwanted(c))) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || !Unwanted((char)rune.Value)) clean.Append(rune);
        }

        return clean.ToString();
    }

    private static bool Unwanted(char c) => char.IsControl(c) && c is not ('\n' or '\t' or '\r');
}

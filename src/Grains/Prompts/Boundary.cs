using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Grains.Prompts;

/// <summary>
/// Marks in one prompt what people wrote. The mark is drawn anew for each prompt after all its text was written, so no
/// text can hold the line that closes it.
/// </summary>
internal readonly record struct Boundary(string Mark)
{
    /// <summary>At most what the two lines around a text, and the form of a message, cost in tokens; bytes bound it too.</summary>
    public const int Cost = 48;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int LongestName = 64;

    /// <summary>Draws one: 60 random bits.</summary>
    public static Boundary Draw() => new(RandomNumberGenerator.GetString(Alphabet, 12));

    /// <summary>What a tool returned; each result has a mark of its own, since a model may have told the prompt's to the outside.</summary>
    public string AroundResult(string text) => $"[{Mark} returned]\n{text}\n[{Mark} end]";

    /// <summary>What stands in the prompt beside what people wrote in the thread: facts, notes, the gist of older turns.</summary>
    public string AroundMemory(string what, string text) => $"[{Mark} {what}]\n{text}\n[{Mark} end]";

    public string Around(string name, string text) => $"[{Mark} {name} wrote]\n{text}\n[{Mark} end]";

    /// <summary>What another agent answered: it is data too.</summary>
    public string Answered(string agent, string text) => $"[{Mark} {agent} answered]\n{text}\n[{Mark} end]";

    /// <summary>Why another agent passed the question on: a model put it into words, so it is data.</summary>
    public string PassedOn(string agent, string reason) => $"[{Mark} {agent} passed on]\n{reason}\n[{Mark} end]";

    /// <summary>A name fit for the opening line: people choose their names themselves, so it is text like any other.</summary>
    public static string Name(string name)
    {
        var plain = new StringBuilder();
        foreach (var rune in name.EnumerateRunes())
        {
            if (plain.Length >= LongestName) break;
            plain.Append(IsPlain(rune) ? rune.ToString() : " ");
        }

        return string.IsNullOrWhiteSpace(plain.ToString()) ? "someone" : plain.ToString().Trim();
    }

    private static bool IsPlain(Rune rune) =>
        rune.Value is not ('[' or ']')
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}

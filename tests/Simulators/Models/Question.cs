using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatAgency.Simulators.Models;

/// <summary>
/// A question that carries a tag, and the hash that an echoing model answers it with: an answer that went to the
/// wrong question shows a hash that does not fit.
/// </summary>
/// <param name="Text">What the person asks, tag included.</param>
/// <param name="AnswerTag">What the answer to it holds, and no other.</param>
public sealed partial record Question(string Text, string AnswerTag)
{
    /// <summary>Adds a fresh tag to some words.</summary>
    public static Question New(string words)
    {
        var tag = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));
        return new Question($"{words} [q:{tag}]", AnswerTagOf(tag));
    }

    /// <summary>The answer's tag for a prompt: that of its last question tag, or of all of it where it has none.</summary>
    public static string EchoOf(string prompt)
    {
        var tags = Tags().Matches(prompt);
        return AnswerTagOf(tags.Count > 0 ? tags[^1].Groups[1].Value : prompt);
    }

    private static string AnswerTagOf(string subject) =>
        $"[a:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(subject)))[..16]}]";

    [GeneratedRegex(@"\[q:([0-9a-f]+)\]")]
    private static partial Regex Tags();
}

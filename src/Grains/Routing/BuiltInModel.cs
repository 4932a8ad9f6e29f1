using System.Security.Cryptography;
using ChatAgency.Classifying.Deciding;
using ChatAgency.Classifying.Keeping;
using ChatAgency.Classifying.Reading;

namespace ChatAgency.Grains.Routing;

/// <summary>The model that was trained when this was built (src/Training).</summary>
internal static class BuiltInModel
{
    private const string Name = "routing.model";

    private static readonly Lazy<(TextModel Model, string Version)> Loaded = new(Load);

    public static TextModel Model => Loaded.Value.Model;

    /// <summary><c>classifier-</c> and the beginning of the hash of its bytes.</summary>
    public static string Version => Loaded.Value.Version;

    private static (TextModel, string) Load()
    {
        using var stream = typeof(BuiltInModel).Assembly.GetManifestResourceStream(Name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var model = ModelFile.Load(new MemoryStream(bytes), WordVectors.English);
        return (model, $"classifier-{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 4))}");
    }
}

using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ChatAgency.Core.Conversations;
using ChatAgency.Hosting.Calling;
using Microsoft.Extensions.Primitives;

namespace ChatAgency.Gateway.Conversations;

/// <summary>The identity that a sender chose for a message: 1 to 255 visible ASCII characters.</summary>
internal sealed record IdempotencyKey(string Value)
{
    public const string Header = "Idempotency-Key";
    private const int MaxLength = 255;

    public static bool IsLegal([NotNullWhen(true)] string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(static c => c is > ' ' and <= '~');

    /// <summary>False where there is a key that is none; a missing header is a null key.</summary>
    public static bool TryRead(StringValues header, out IdempotencyKey? key)
    {
        key = null;
        if (header.Count == 0) return true;
        if (header.Count > 1 || !IsLegal(header[0])) return false;
        key = new IdempotencyKey(header[0]!);
        return true;
    }

    /// <summary>Bound to the credential, so that two people who choose one key never meet.</summary>
    public MessageId ToMessageId(Caller caller) =>
        new($"key-{Hash($"{caller.Credential}\n{caller.Workspace}\n{caller.Person}\n{Value}")}");

    public static string Digest(string text) => Hash(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

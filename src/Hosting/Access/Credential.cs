using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ChatAgency.Hosting.Access;

/// <summary>A token of which only the hash is kept, and whose it is.</summary>
internal sealed class Credential
{
    private readonly byte[] _hash;

    internal Credential(string person, string token, AccessRole? role = null) =>
        (Person, Role, _hash, Stamp) = (person, role, Hash(token), StampOf(token, role));

    internal string Person { get; }

    /// <summary>What it may at the console; null for keys of the chat.</summary>
    internal AccessRole? Role { get; }

    /// <summary>What a session that rests on this token carries, so that it ends when the token does, or its role changes.</summary>
    internal string Stamp { get; }

    /// <summary>Compares hashes, so that neither length nor content shows in the time it takes.</summary>
    internal bool Matches(string token) => CryptographicOperations.FixedTimeEquals(_hash, Hash(token));

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string StampOf(string token, AccessRole? role) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes($"ChatAgency session {role?.Name()}".TrimEnd())));
}

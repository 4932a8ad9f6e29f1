using System.Security.Cryptography;

namespace ChatAgency.Storage.Encrypting.Sealing;

/// <summary>
/// AES-256-GCM, each time under a key and nonce of its own, derived (HKDF with SHA-256) from the given key and a random
/// salt: however much is sealed with one key, no nonce meets its key twice. Form: salt, tag, ciphertext.
/// </summary>
internal static class Seal
{
    internal const int KeyLength = 32;
    internal const int Overhead = SaltLength + TagLength;

    private const int SaltLength = 16;
    private const int TagLength = 16;
    private const int NonceLength = 12;

    /// <param name="key">32 bytes.</param>
    /// <param name="bound">What it is bound to: it opens with the same alone.</param>
    /// <param name="plain">What is sealed.</param>
    /// <param name="into">As long as the plain text and <see cref="Overhead"/>.</param>
    internal static void Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> plain, Span<byte> into)
    {
        var salt = into[..SaltLength];
        RandomNumberGenerator.Fill(salt);
        Span<byte> derived = stackalloc byte[KeyLength + NonceLength];
        HKDF.Expand(HashAlgorithmName.SHA256, key, derived, salt);
        using var aes = new AesGcm(derived[..KeyLength], TagLength);
        aes.Encrypt(derived[KeyLength..], plain, into[Overhead..], into[SaltLength..Overhead], bound);
        CryptographicOperations.ZeroMemory(derived);
    }

    /// <exception cref="CryptographicException">It was sealed with another key, is bound to something else, or was changed.</exception>
    internal static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> bound, ReadOnlySpan<byte> @sealed)
    {
        if (@sealed.Length < Overhead) throw new CryptographicException("Too short to be sealed.");
        Span<byte> derived = stackalloc byte[KeyLength + NonceLength];
        HKDF.Expand(HashAlgorithmName.SHA256, key, derived, @sealed[..SaltLength]);
        using var aes = new AesGcm(derived[..KeyLength], TagLength);
        var plain = new byte[@sealed.Length - Overhead];
        aes.Decrypt(derived[KeyLength..], @sealed[Overhead..], @sealed[SaltLength..Overhead], plain, bound);
        CryptographicOperations.ZeroMemory(derived);
        return plain;
    }
}

using System.Security.Cryptography;

namespace ChatAgency.Storage.Tests.Encrypting;

/// <summary>Keys as operators make them.</summary>
internal static class MasterKey
{
    internal static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

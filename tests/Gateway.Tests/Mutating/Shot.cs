namespace ChatAgency.Gateway.Tests.Mutating;

/// <summary>One mutated request as bytes.</summary>
/// <param name="Bytes">All of it.</param>
/// <param name="Door">The door that its seed is for.</param>
/// <param name="IsForged">True where signature or credential is not right: nothing may come of it.</param>
/// <param name="IsLast">True where its framing may be wrong: nothing else goes over its connection.</param>
internal sealed record Shot(byte[] Bytes, string Door, bool IsForged, bool IsLast);

namespace ChatAgency.Hosting.Calling;

/// <summary>
/// A platform whose messages come in through <c>POST /api/message/{platform}</c>. Registered in the service
/// collection, one singleton a platform; none is built in.
/// </summary>
/// <param name="Name">1 to 32 of a-z, 0-9 and <c>-</c>; <c>slack</c> and <c>web</c> have doors of their own and are never served here.</param>
public sealed record PushPlatform(string Name);

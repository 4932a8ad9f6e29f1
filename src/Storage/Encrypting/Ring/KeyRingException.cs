namespace ChatAgency.Storage.Encrypting.Ring;

/// <summary>The key ring cannot be opened, so no record can be read or written. The message is for operators and has no secret.</summary>
/// <param name="message">What is wrong and what helps.</param>
/// <param name="cause">What was met.</param>
public sealed class KeyRingException(string message, Exception? cause = null) : Exception(message, cause);

namespace ChatAgency.Storage.Encrypting;

/// <summary>A record was to be written by somebody who read it before its workspace was erased. What is held must be dropped; a fresh read finds no record.</summary>
/// <param name="message">What was to be written; never its content.</param>
public sealed class ErasedException(string message) : Exception(message);

namespace ChatAgency.Plugins;

/// <summary>A tool could not do what it was asked. The message is for the model, which may tell people: no secret, no address of the inside.</summary>
/// <param name="message">What was wrong and, where something helps, what would.</param>
public sealed class ToolFaultException(string message) : Exception(message);

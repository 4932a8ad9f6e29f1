namespace ChatAgency.Grains.Tests.Conversations;

/// <summary>One call to the store: <c>read</c>, <c>write</c> or <c>clear</c>, and what was to be written.</summary>
internal sealed record StorageCall(string Kind, string State, string Key, string Body);

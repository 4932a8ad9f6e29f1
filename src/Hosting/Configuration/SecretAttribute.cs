namespace ChatAgency.Hosting.Configuration;

/// <summary>Marks a setting whose value may never be shown: not in a fault, a page or a log line.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

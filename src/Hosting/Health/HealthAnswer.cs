using System.Text.Json.Serialization;

namespace ChatAgency.Hosting.Health;

/// <summary>What <c>/health</c> says; <paramref name="Parts"/> on <c>ADMIN_PORT</c> only.</summary>
internal sealed record HealthAnswer(string Status, string? Promise = null, IReadOnlyDictionary<string, PartAnswer>? Parts = null);

/// <summary>One part; ages are whole seconds.</summary>
internal sealed record PartAnswer(string Status, long AgeSeconds, string? Description, string? LastError, long? LastErrorAgeSeconds);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthAnswer))]
internal sealed partial class HealthJson : JsonSerializerContext;

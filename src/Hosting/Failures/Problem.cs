using System.Text.Json.Serialization;

namespace ChatAgency.Hosting.Failures;

/// <summary>Problem details (RFC 9457) as every door writes them.</summary>
/// <param name="Type">What kind of problem; a stable relative reference.</param>
/// <param name="Title">The kind in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What the caller can do about it; never exception text.</param>
/// <param name="ErrorId">The code by which the log line is found.</param>
/// <param name="Errors">Each single thing that is wrong, where there may be several; else null.</param>
internal sealed record Problem(string Type, string Title, int Status, string? Detail, string ErrorId, IReadOnlyList<string>? Errors);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext;

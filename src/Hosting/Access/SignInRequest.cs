using System.Text.Json.Serialization;

namespace ChatAgency.Hosting.Access;

/// <summary>What the sign-in page sends: the code of a one-time link, or a token.</summary>
internal sealed record SignInRequest(string? Code, string? Token);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SignInRequest))]
internal sealed partial class SignInJson : JsonSerializerContext;

using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Clustering;

/// <summary>Nothing is wrong with a string as such: whoever needs one checks it.</summary>
public sealed class ConnectionStringOptionsValidator : IValidateOptions<ConnectionStringOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ConnectionStringOptions options) => ValidateOptionsResult.Success;
}

using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Tests.Configuration;

internal sealed class SampleOptionsValidator : IValidateOptions<SampleOptions>
{
    public ValidateOptionsResult Validate(string? name, SampleOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.Token == "leaky") result.AddError($"cannot be {options.Token}.", nameof(options.Token));
        return result.Build();
    }
}

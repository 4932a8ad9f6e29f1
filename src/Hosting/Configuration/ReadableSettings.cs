using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Reports the values of a section that cannot be read as what they should be.</summary>
internal sealed class ReadableSettings<TOptions>(IConfiguration configuration, string section) : IValidateOptions<TOptions> where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options) => Validate(configuration);

    /// <summary>The same of a configuration that is only looked at.</summary>
    public ValidateOptionsResult Validate(IConfiguration from)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var unreadable in SettingsBinding.Unreadable(from.GetSection(section), typeof(TOptions)))
        {
            result.AddError($"is not {unreadable.Expected}.", unreadable.Key);
        }

        return result.Build();
    }
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Reports the values of a section that cannot be read as what they should be.</summary>
internal sealed class ReadableSettings<TOptions>(IConfigurationSection section) : IValidateOptions<TOptions> where TOptions : class
{
    public ValidateOptionsResult Validate(string? name, TOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        foreach (var unreadable in SettingsBinding.Unreadable(section, typeof(TOptions)))
        {
            result.AddError($"is not {unreadable.Expected}.", unreadable.Key);
        }

        return result.Build();
    }
}

using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Options for code that runs before or beside the checks at start, which report what is wrong.</summary>
public static class ValidOptions
{
    /// <summary>The options, or null where a setting of theirs is wrong.</summary>
    public static TOptions? ValidOrNull<TOptions>(this IOptions<TOptions> options) where TOptions : class
    {
        try
        {
            return options.Value;
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }
}

using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

internal static class ValidOptions
{
    /// <summary>For code that runs before or beside the checks at start, which report what is wrong.</summary>
    internal static TOptions? ValidOrNull<TOptions>(this IOptions<TOptions> options) where TOptions : class
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

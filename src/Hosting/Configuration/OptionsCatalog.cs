using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>The one way in which a host registers an options class.</summary>
public static class OptionsCatalog
{
    /// <summary>
    /// Binds an options class to a section, validates it at start and enters it in the catalogue from which
    /// <c>docs/configuration.md</c> is made. A value that cannot be read leaves its property at the default and is a
    /// fault. A validator names the property with <see cref="ValidateOptionsResultBuilder.AddError"/>; it never puts a
    /// value in its words. Registering a class again changes nothing. Where <see cref="ChangeableSettings"/> has settings of the
    /// section, <c>IOptions</c> of the class always has those that hold now.
    /// </summary>
    public static IServiceCollection AddAgencyOptions<TOptions, TValidator>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidator : class, IValidateOptions<TOptions>
    {
        if (services.Any(service => service.ImplementationInstance is OptionsEntry<TOptions>)) return services;
        services.AddSingleton<OptionsEntry>(new OptionsEntry<TOptions>(section));
        services.AddOptions<TOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => new SectionBinding<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        services.AddSingleton<IValidateOptions<TOptions>>(provider => new ReadableSettings<TOptions>(provider.GetRequiredService<IConfiguration>(), section));
        if (ChangeableSettings.AreIn(section)) services.AddChanges<TOptions>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TOptions>, TValidator>());
        return services;
    }

    // Only where something can change: what is read once must not be validated again, against a machine that has moved on.
    private static void AddChanges<TOptions>(this IServiceCollection services) where TOptions : class
    {
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(static provider => new ConfigurationChangeTokenSource<TOptions>(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<IOptions<TOptions>, LiveOptions<TOptions>>();
    }

    /// <summary>
    /// Reads an options class before the host is built, for choices of composition. What cannot be read or is not valid
    /// is not reported here but by <c>AgencyHost</c>, which reports all faults together.
    /// </summary>
    public static TOptions ReadOptions<TOptions>(this IConfiguration configuration, string section) where TOptions : class, new()
    {
        var options = new TOptions();
        SettingsBinding.Bind(configuration.GetSection(section), options);
        return options;
    }
}

using ChatAgency.Hosting.Faults;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Configuration;

/// <summary>One options class in the catalogue. A host's entries are its services of this type.</summary>
public abstract class OptionsEntry
{
    private protected OptionsEntry(Type type, string section) => (Type, Section) = (type, section);

    /// <summary>The options class.</summary>
    public Type Type { get; }

    /// <summary>The configuration section it is bound to, such as <c>Http</c> or <c>Models:OpenAI</c>.</summary>
    public string Section { get; }

    /// <summary>Everything that is wrong with the class's settings; empty when it can be used.</summary>
    internal abstract IReadOnlyList<StartupFault> Check(IServiceProvider services);

    /// <summary>Everything that would be wrong with them in another configuration.</summary>
    internal abstract IReadOnlyList<StartupFault> Check(IServiceProvider services, IConfiguration other);
}

internal sealed class OptionsEntry<TOptions>(string section) : OptionsEntry(typeof(TOptions), section) where TOptions : class
{
    internal override IReadOnlyList<StartupFault> Check(IServiceProvider services)
    {
        try
        {
            _ = services.GetRequiredService<IOptions<TOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException e)
        {
            return [.. e.Failures.Select(failure => FaultNames.Read(Section, failure))];
        }
    }

    internal override IReadOnlyList<StartupFault> Check(IServiceProvider services, IConfiguration other)
    {
        var options = Activator.CreateInstance<TOptions>();
        foreach (var part in services.GetServices<IConfigureOptions<TOptions>>())
        {
            if (part is SectionBinding<TOptions> binding) binding.Bind(other, options);
            else part.Configure(options);
        }

        foreach (var part in services.GetServices<IPostConfigureOptions<TOptions>>()) part.PostConfigure(Options.DefaultName, options);
        var results = services.GetServices<IValidateOptions<TOptions>>()
            .Select(validator => validator is ReadableSettings<TOptions> readable ? readable.Validate(other) : validator.Validate(Options.DefaultName, options));
        return [.. results.Where(static result => result.Failed).SelectMany(static result => result.Failures!).Select(failure => FaultNames.Read(Section, failure))];
    }
}

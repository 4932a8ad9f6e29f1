using ChatAgency.Hosting.Faults;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Configuration;

/// <summary>Where settings come from.</summary>
public static class AgencyConfiguration
{
    /// <summary>
    /// Replaces the builder's sources by the contract's. From the weakest to the strongest: <c>appsettings.json</c> and
    /// <c>appsettings.{Environment}.json</c> beside the program, the same two in the current folder, <c>.env</c> in the
    /// current folder, the environment, the command line (<c>--Section:Key=value</c>), and over all of them what is changed
    /// while the agency runs. In <c>.env</c> and the
    /// environment, <c>Section__Key</c> wins over the plain name, and <c>NAME_FILE</c> names a file that holds the value
    /// (its final newline is cut). What cannot be read is kept as a fault and reported with all others, and so is what
    /// does not hold of the options classes that <see cref="OptionsCatalog"/> has.
    /// </summary>
    public static WebApplicationBuilder AddAgencyConfiguration(this WebApplicationBuilder builder, string[] args) =>
        builder.AddAgencyConfiguration(args, Surroundings.OfThisProcess());

    internal static WebApplicationBuilder AddAgencyConfiguration(this WebApplicationBuilder builder, string[] args, Surroundings around)
    {
        var faults = new List<StartupFault>();
        var configuration = builder.Configuration;
        configuration.Sources.Clear();
        foreach (var folder in new[] { around.ProgramFolder, around.CurrentFolder }.Select(Path.GetFullPath).Distinct())
        {
            AddJson(configuration, folder, "appsettings.json", faults);
            AddJson(configuration, folder, $"appsettings.{builder.Environment.EnvironmentName}.json", faults);
        }

        ((IConfigurationBuilder)configuration).Add(new NamedLayer(".env", VariablesLayer.Read(DotEnvFile.Read(around.CurrentFolder, faults), faults)));
        ((IConfigurationBuilder)configuration).Add(new NamedLayer("environment", VariablesLayer.Read(around.Variables, faults)));
        AddCommandLine(configuration, args, faults);
        var overlay = new SettingsOverlay();
        ((IConfigurationBuilder)configuration).Add(overlay);
        builder.Services.AddSingleton(overlay);
        builder.Services.AddSingleton<IStartupCheck>(new KnownFaults(faults)).AddSingleton<IStartupCheck, OptionsCheck>();
        return builder;
    }

    private static void AddJson(ConfigurationManager configuration, string folder, string name, List<StartupFault> faults)
    {
        var path = Path.Combine(folder, name);
        try
        {
            configuration.AddJsonFile(path, optional: true, reloadOnChange: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            faults.Add(new StartupFault(name, "cannot be read."));
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            faults.Add(new StartupFault(name, "is not valid JSON."));
        }
    }

    private static void AddCommandLine(ConfigurationManager configuration, string[] args, List<StartupFault> faults)
    {
        try
        {
            configuration.AddCommandLine(args);
        }
        catch (FormatException)
        {
            faults.Add(new StartupFault("command line", "has an argument that is not --Section:Key=value."));
        }
    }
}

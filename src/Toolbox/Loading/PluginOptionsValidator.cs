using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Loading;

/// <summary>Says what is wrong with <see cref="PluginOptions"/>: also a plugin that cannot be loaded, so that the start names it.</summary>
public sealed class PluginOptionsValidator : IValidateOptions<PluginOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, PluginOptions options)
    {
        if (string.IsNullOrEmpty(options.Folder)) return ValidateOptionsResult.Success;
        var result = new ValidateOptionsResultBuilder();
        if (!Directory.Exists(options.Folder)) result.AddError("is no folder", nameof(options.Folder));
        else if (Plugin.In(options.Folder).FirstOrDefault(static path => !File.Exists(path)) is { } missing) result.AddError($"holds a folder without its plugin: {Path.GetFileName(missing)} is missing", nameof(options.Folder));
        return result.Build();
    }
}

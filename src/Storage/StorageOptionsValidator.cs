using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace ChatAgency.Storage;

/// <summary>Names every fault of <see cref="StorageOptions"/> by its setting; touches no file.</summary>
public sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string Choose = $"choose {StorageProviders.Sqlite}, {StorageProviders.Redis}, {StorageProviders.Postgres}, {StorageProviders.AzureBlob} or {StorageProviders.Memory}";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (ProviderFault(options.Provider) is { } fault) faults.Add(fault);
        if (string.IsNullOrWhiteSpace(options.DataDir))
            faults.Add($"{StorageOptions.Section}:{nameof(StorageOptions.DataDir)} (DATA_DIR) is empty: name a folder, or leave it out for ./data.");
        if (options.Container is not { Length: >= 3 and <= 63 } container || !ContainerName().IsMatch(container))
            faults.Add($"{StorageOptions.Section}:{nameof(StorageOptions.Container)} must be 3 to 63 small letters, digits and single hyphens between them.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? ProviderFault(string? provider)
    {
        if (StorageProviders.All.Any(known => StorageProviders.Is(provider, known))) return null;
        const string setting = $"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}";
        return string.IsNullOrWhiteSpace(provider) ? $"{setting} is empty: {Choose}." : $"{setting} is '{provider}', which is no store: {Choose}.";
    }

    // As Azure wants it.
    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex ContainerName();
}

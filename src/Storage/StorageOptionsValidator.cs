using Microsoft.Extensions.Options;

namespace ChatAgency.Storage;

/// <summary>Names every fault of <see cref="StorageOptions"/> by its setting; touches no file.</summary>
public sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    private const string Choose = $"choose {StorageProviders.Sqlite}, {StorageProviders.Redis}, {StorageProviders.Postgres} or {StorageProviders.Memory}";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (ProviderFault(options.Provider) is { } fault) faults.Add(fault);
        if (string.IsNullOrWhiteSpace(options.DataDir))
            faults.Add($"{StorageOptions.Section}:{nameof(StorageOptions.DataDir)} (DATA_DIR) is empty: name a folder, or leave it out for ./data.");
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string? ProviderFault(string? provider)
    {
        if (StorageProviders.Now.Any(known => StorageProviders.Is(provider, known))) return null;
        const string setting = $"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}";
        if (string.IsNullOrWhiteSpace(provider)) return $"{setting} is empty: {Choose}.";
        return StorageProviders.Later.Contains(provider, StringComparer.OrdinalIgnoreCase)
            ? $"{setting} is '{provider}', which is not available in this version: {Choose}."
            : $"{setting} is '{provider}', which is no store: {Choose}.";
    }
}

using ChatAgency.Storage.Encrypting.Ring;
using Microsoft.Extensions.Options;

namespace ChatAgency.Storage.Encrypting;

/// <summary>Names every fault of <see cref="EncryptionOptions"/> by its setting, and no key.</summary>
public sealed class EncryptionOptionsValidator : IValidateOptions<EncryptionOptions>
{
    private const int MaxDays = 3650;
    private const string Form = "is not 32 bytes in Base64: make one with openssl rand -base64 32.";

    /// <inheritdoc />
    public ValidateOptionsResult Validate(string? name, EncryptionOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = new List<string>();
        if (string.IsNullOrWhiteSpace(options.Key))
        {
            if (options.Enabled) faults.Add(Fault(nameof(EncryptionOptions.Key), "is needed when records are encrypted: 32 bytes in Base64, as openssl rand -base64 32 makes them."));
        }
        else if (!MasterKeys.IsKey(options.Key))
        {
            faults.Add(Fault(nameof(EncryptionOptions.Key), Form));
        }

        if (!MasterKeys.Listed(options.PreviousKeys).All(MasterKeys.IsKey)) faults.Add(Fault(nameof(EncryptionOptions.PreviousKeys), $"has a key that {Form}"));
        if (options.RotateAfterDays is < 1 or > MaxDays) faults.Add(Fault(nameof(EncryptionOptions.RotateAfterDays), $"must be 1 to {MaxDays} days."));
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private static string Fault(string property, string problem) => $"{EncryptionOptions.Section}:{property} {problem}";
}

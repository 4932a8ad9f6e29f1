using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Addresses;

internal sealed class AddressLimitOptionsValidator : IValidateOptions<AddressLimitOptions>
{
    private const int MostRequests = 1_000_000;
    private const int MostTries = 1_000;

    public ValidateOptionsResult Validate(string? name, AddressLimitOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        Check(result, options.ApiAMinute, MostRequests, nameof(options.ApiAMinute));
        Check(result, options.PagesAMinute, MostRequests, nameof(options.PagesAMinute));
        Check(result, options.SignInAMinute, MostRequests, nameof(options.SignInAMinute));
        Check(result, options.InstallAMinute, MostRequests, nameof(options.InstallAMinute));
        Check(result, options.WrongSignIns, MostTries, nameof(options.WrongSignIns));
        return result.Build();
    }

    private static void Check(ValidateOptionsResultBuilder result, int value, int most, string name)
    {
        if (value < 0 || value > most) result.AddError($"is not 0 to {most}.", name);
    }
}

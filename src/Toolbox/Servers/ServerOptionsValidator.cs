using Microsoft.Extensions.Options;

namespace ChatAgency.Toolbox.Servers;

/// <summary>Says what is wrong with <see cref="ServerOptions"/>.</summary>
public sealed class ServerOptionsValidator : IValidateOptions<ServerOptions>
{
    private const int LongestName = 24;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ServerOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        if (options.ConnectSeconds is < 1 or > 120) result.AddError("is not from 1 to 120", nameof(options.ConnectSeconds));
        foreach (var (server, settings) in options.Servers)
        {
            if (!IsName(server)) result.AddError("names a server by something else than 1 to 24 letters, digits and hyphens", nameof(options.Servers));
            else if (Fault(settings) is { } fault) result.AddError(fault, $"{nameof(options.Servers)}:{server}");
        }

        return result.Build();
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-');

    private static string? Fault(ToolServerOptions server)
    {
        if (string.IsNullOrWhiteSpace(server.Command) == string.IsNullOrWhiteSpace(server.Address)) return "needs a Command or an Address, and not both";
        if (server.Address is { Length: > 0 } address && !(Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)))) return "has an Address that is neither https nor on this machine";
        return server.Tools.Count == 0 ? "lists no Tools that may be used" : null;
    }
}

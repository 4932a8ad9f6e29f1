using System.CommandLine;
using System.Net.Http.Headers;
using ChatAgency.Hosting.Access;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Hosting.Listeners;
using ChatAgency.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Tool.Operating;

/// <summary>Which agency a command is for, and the token that opens it: from the settings, as the hosts read them.</summary>
internal sealed class Reach
{
    // Where Local keeps the token that it makes for itself.
    private const string TokenFile = "admin-token";

    private readonly Option<string?> _address = new("--address") { Description = "Where the agency's ADMIN_PORT is reached, such as http://agency:5001; else ADMIN_PORT on this machine." };

    /// <summary>Makes the command work on the agency's API.</summary>
    internal Command On(Command command, Func<ParseResult, AgencyApi, CancellationToken, Task<int>> act)
    {
        command.Options.Add(_address);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            using var api = await OpenAsync(parsed.GetValue(_address));
            return await act(parsed, api, cancellationToken);
        });
        return command;
    }

    private static async Task<AgencyApi> OpenAsync(string? address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyConfiguration([]);
        await using var app = builder.Build();
        var faults = app.Services.GetServices<IStartupCheck>().SelectMany(static check => check.Check()).ToList();
        var port = builder.Configuration.ReadOptions<HttpOptions>(HttpOptions.Section).AdminPort;
        if (address is null && port is < 1 or > 65_535) faults.Add(new StartupFault("ADMIN_PORT", "names no port: say --address."));
        var root = address is null ? new UriBuilder(Uri.UriSchemeHttp, "localhost", Math.Clamp(port, 1, 65_535)).Uri : Root(address);
        if (root is null) faults.Add(new StartupFault("--address", "is not one such as http://agency:5001."));
        var token = Token(builder.Configuration);
        if (token is null) faults.Add(new StartupFault("ADMIN_TOKEN", $"is not set, and DATA_DIR has no {TokenFile}: the operators' API opens to the agency's own alone."));
        if (faults.Count > 0) throw new StartupFaultException(faults);
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = root };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new AgencyApi(client);
    }

    private static Uri? Root(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var root) && (root.Scheme == Uri.UriSchemeHttp || root.Scheme == Uri.UriSchemeHttps) ? root : null;

    private static string? Token(IConfiguration configuration)
    {
        if (configuration.ReadOptions<AccessOptions>(AccessOptions.Section).AdminToken is { Length: > 0 } set) return set;
        try
        {
            return File.ReadAllText(Path.Combine(configuration.ReadOptions<StorageOptions>(StorageOptions.Section).DataDir, TokenFile)).Trim() is { Length: > 0 } made ? made : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

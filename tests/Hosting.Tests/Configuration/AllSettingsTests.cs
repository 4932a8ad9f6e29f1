using ChatAgency.Gateway;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Configuration.Pages;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Silo;
using Microsoft.AspNetCore.Builder;

namespace ChatAgency.Hosting.Tests.Configuration;

/// <summary>Every options class that the hosts register: their page, and the plain names that lead to them.</summary>
public sealed class AllSettingsTests
{
    private const string Page = "docs/configuration.md";
    private const string WriteIt = "CHATAGENCY_WRITE_DOCS";

    // Those of features that are not there yet.
    private static readonly string[] Later = ["Telegram:BotToken", "Telegram:WebhookSecret"];

    [Fact]
    public void The_page_of_settings_is_current()
    {
        var path = Path.Combine(Root(), Page);
        var expected = ConfigurationPage.Write(Registered());
        if (Environment.GetEnvironmentVariable(WriteIt) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, expected);
        }

        var found = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(found == expected, $"{Page} is not what the options classes say. Write it anew with: {WriteIt}=1 ./test Hosting.Tests\n{FirstDifference(found, expected)}");
    }

    [Fact]
    public void Every_plain_name_leads_to_a_setting()
    {
        var keys = Registered().SelectMany(static entry => SettingRow.Of(entry.Type, entry.Section, Activator.CreateInstance(entry.Type))).Select(static row => row.Key).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(Later, PlainNames.All.Select(static name => name.Key).Where(key => !keys.Contains(key)));
    }

    [Fact]
    public void Every_secret_is_known_as_one()
    {
        var rows = Registered().SelectMany(static entry => SettingRow.Of(entry.Type, entry.Section, Activator.CreateInstance(entry.Type))).ToList();
        Assert.All(rows.Where(static row => SoundsSecret(row.Key)), static row => Assert.True(row.IsSecret, row.Key));
        Assert.Contains(rows, static row => row.Key == "Slack:SigningSecrets" && row.IsSecret);
    }

    private static bool SoundsSecret(string key) => new[] { "Token", "Secret", "Secrets", "Key", "Keys", "Password" }.Any(end => key.EndsWith(end, StringComparison.Ordinal));

    private static IReadOnlyList<OptionsEntry> Registered()
    {
        using var folder = new TestFolder();
        var builder = WebApplication.CreateSlimBuilder();
        builder.AddAgencyHosting(AgencyHostKind.Local, [], new Surroundings(folder.Path, folder.Path, new Dictionary<string, string?>()));
        builder.AddAgencySilo(AgencyHostKind.Local);
        builder.AddAgencyGateway();
        return [.. builder.Services.Where(static service => !service.IsKeyedService).Select(static service => service.ImplementationInstance).OfType<OptionsEntry>()];
    }

    private static string FirstDifference(string found, string expected)
    {
        var (here, there) = (found.Split('\n'), expected.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(here.Length, there.Length)).FirstOrDefault(n => here.ElementAtOrDefault(n) != there.ElementAtOrDefault(n));
        return $"line {line + 1}\n  is:        {here.ElementAtOrDefault(line)}\n  should be: {there.ElementAtOrDefault(line)}";
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "ChatAgency.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException("ChatAgency.sln is in no folder above this program.");
    }
}

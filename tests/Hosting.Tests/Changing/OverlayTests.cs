using ChatAgency.Gateway;
using ChatAgency.Hosting.Changing;
using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Tests.Running;
using ChatAgency.Models.Configuring;
using ChatAgency.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Tests.Changing;

/// <summary>What is laid over a host's configuration, and what its code reads then.</summary>
public sealed class OverlayTests : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private readonly WebApplication _app;

    public OverlayTests() => _app = RunningHost.Compose(
        new Setup
        {
            Variables = new()
            {
                ["OPENAI_API_KEY"] = "sk-1",
                ["Models__Fallbacks__0__Provider"] = "OpenAI",
                ["Models__Fallbacks__0__Model"] = "small",
                ["Models__Fallbacks__1__Provider"] = "OpenAI",
                ["Models__Fallbacks__1__Model"] = "smaller",
                ["Turns__WhenBusyIn__T1"] = "Steer",
            },
            Build = static builder =>
            {
                builder.AddAgencySilo(AgencyHostKind.Local);
                builder.AddAgencyGateway();
            },
        },
        _folder);

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void A_list_of_things_is_replaced_and_a_table_gets_an_entry()
    {
        Lay(("Models:Fallbacks:0:Model", "tiny"), ("Models:Fallbacks:0:Provider", "OpenAI"), ("Turns:WhenBusyIn:T2", "Supersede"));
        Assert.Equal(["tiny"], Read<ModelOptions>().Fallbacks.Select(static one => one.Model));
        Assert.Equal(["T1", "T2"], Read<Grains.Conversations.TurnOptions>().WhenBusyIn.Keys.Order());

        Lay(("Models:Fallbacks", ""));
        Assert.Empty(Read<ModelOptions>().Fallbacks);
        Lay();
        Assert.Equal(["small", "smaller"], Read<ModelOptions>().Fallbacks.Select(static one => one.Model));
    }

    [Fact]
    public void The_level_of_log_lines_changes_while_loggers_are_in_use()
    {
        var logger = _app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ChatAgency.Any");
        Assert.False(logger.IsEnabled(LogLevel.Debug));
        Lay(("Logging:LogLevel:ChatAgency", "Debug"));
        Assert.True(logger.IsEnabled(LogLevel.Debug));
        Lay();
        Assert.False(logger.IsEnabled(LogLevel.Debug));
    }

    [Fact]
    public void Every_setting_that_may_be_changed_is_one_and_is_no_secret()
    {
        var catalog = _app.Services.GetRequiredService<SettingsCatalog>();
        Assert.All(ChangeableSettings.Keys, key =>
        {
            var row = catalog.Find(key);
            Assert.Equal(key, row?.Key);
            Assert.False(row!.IsSecret);
        });
        Assert.All(catalog.All.Where(static row => row.Key.Split(':')[0] is "Access" or "Cluster" or "ConnectionStrings" or "Http" or "Storage"), static row => Assert.False(ChangeableSettings.Has(row.Key), row.Key));
    }

    [Fact]
    public void Nothing_that_is_only_looked_at_changes_what_is_read()
    {
        Assert.NotEmpty(Judge.Faults(new Dictionary<string, string> { ["Models:MaxConcurrency"] = "0" }, ["Models:MaxConcurrency"]));
        Assert.Empty(Judge.Faults(new Dictionary<string, string> { ["Models:MaxConcurrency"] = "9" }, ["Models:MaxConcurrency"]));
        // A value that is wrong only together with what the host itself is configured with.
        Assert.NotEmpty(Judge.Faults(new Dictionary<string, string> { ["Models:Provider"] = "AzureOpenAI" }, ["Models:Provider"]));
        Assert.Equal(256, Read<ModelOptions>().MaxConcurrency);
    }

    private SettingsJudge Judge => _app.Services.GetRequiredService<SettingsJudge>();

    private TOptions Read<TOptions>() where TOptions : class => _app.Services.GetRequiredService<IOptions<TOptions>>().Value;

    private void Lay(params (string Key, string Value)[] set)
    {
        var judged = Judge.Judge(set.ToDictionary(static one => one.Key, static one => one.Value));
        Assert.Empty(judged.Bad);
        var (settings, lists) = Expansion.Of(_app.Services.GetRequiredService<SettingsCatalog>(), judged.Good);
        _app.Services.GetRequiredService<SettingsOverlay>().Lay(settings, lists);
    }
}

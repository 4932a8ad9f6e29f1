using ChatAgency.Hosting.Tests.Running;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace ChatAgency.Hosting.Tests.Telemetry;

public sealed class LoggingTests
{
    [Theory]
    [InlineData(AgencyHostKind.Gateway, "Production", null, "json")]
    [InlineData(AgencyHostKind.Silo, "Production", "simple", "simple")]
    [InlineData(AgencyHostKind.Silo, "Development", null, "simple")]
    [InlineData(AgencyHostKind.Local, "Production", null, "simple")]
    [InlineData(AgencyHostKind.Local, "Production", "json", "json")]
    public async Task Lines_are_json_for_machines_and_plain_for_people(AgencyHostKind kind, string environment, string? set, string expected)
    {
        using var folder = new TestFolder();
        var setup = new Setup { Kind = kind, Environment = environment };
        if (set is not null) setup.Variables["Logging__Console__FormatterName"] = set;
        await using var app = RunningHost.Compose(setup, folder);
        Assert.Equal(expected, app.Services.GetRequiredService<IOptions<ConsoleLoggerOptions>>().Value.FormatterName);
    }

    [Fact]
    public async Task The_frameworks_request_lines_are_off_unless_they_are_asked_for()
    {
        using var folder = new TestFolder();
        await using var quiet = RunningHost.Compose(new Setup(), folder);
        const string category = "Microsoft.AspNetCore.Hosting.Diagnostics";
        await using var asked = RunningHost.Compose(new Setup { Variables = new() { [$"Logging__LogLevel__{category}"] = "Debug" } }, folder);
        // Where none of its lines is wanted, it opens no scope either: that would put the path into the lines of others.
        Assert.False(quiet.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Critical));
        Assert.True(asked.Services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(LogLevel.Information));
        Assert.True(quiet.Services.GetRequiredService<ILoggerFactory>().CreateLogger("ChatAgency.Anything").IsEnabled(LogLevel.Information));
    }
}

using ChatAgency.Hosting.Configuration;
using ChatAgency.Hosting.Faults;
using ChatAgency.Hosting.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatAgency.Hosting.Tests.Configuration;

public sealed class AgencyConfigurationTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Dictionary<string, string?> _variables = [];
    private readonly List<string> _args = [];

    [Fact]
    public void Every_plain_name_reaches_its_setting()
    {
        foreach (var name in PlainNames.All) _variables[name.Name] = "value of " + name.Name;
        var (configuration, faults) = Read();
        Assert.Empty(faults);
        Assert.All(PlainNames.All, name => Assert.Equal("value of " + name.Name, configuration[name.Key]));
    }

    [Fact]
    public void Every_plain_name_may_come_from_a_file_whose_final_newline_is_cut()
    {
        foreach (var name in PlainNames.All) _variables[name.FileName] = _folder.Write(name.Name, $"value of {name.Name} \n");
        var (configuration, faults) = Read();
        Assert.Empty(faults);
        Assert.All(PlainNames.All, name => Assert.Equal($"value of {name.Name} ", configuration[name.Key]));
    }

    [Fact]
    public void Each_source_is_stronger_than_the_one_before()
    {
        _folder.Write("appsettings.json", """{"Http":{"Host":"1","AllowedHosts":"1","Port":1,"AdminPort":1},"A":"1"}""");
        _folder.Write("appsettings.Production.json", """{"Http":{"Host":"2","AllowedHosts":"2","Port":2,"AdminPort":2}}""");
        _folder.Write(".env", "HOST=3\nHttp__AllowedHosts=3\nPORT=3\n");
        _variables["Http__AllowedHosts"] = "4";
        _variables["PORT"] = "4";
        _args.Add("--Http:Port=5");
        var (configuration, faults) = Read();
        Assert.Empty(faults);
        Assert.Equal(["1", "2", "3", "4", "5"], new[] { "A", "Http:AdminPort", "Http:Host", "Http:AllowedHosts", "Http:Port" }.Select(key => configuration[key]));
    }

    [Fact]
    public void The_sectioned_name_is_stronger_than_the_plain_one()
    {
        _variables["PORT"] = "1";
        _variables["Http__Port"] = "2";
        Assert.Equal("2", Read().Configuration["Http:Port"]);
    }

    [Fact]
    public void An_empty_value_stays_empty_and_is_not_taken_for_none()
    {
        _variables["SLACK_SIGNING_SECRET"] = "";
        Assert.Equal("", Read().Configuration["Slack:SigningSecret"]);
    }

    [Fact]
    public void Dot_env_of_a_folder_above_is_not_read()
    {
        _folder.Write(".env", "HOST=above");
        var below = Directory.CreateDirectory(Path.Combine(_folder.Path, "below")).FullName;
        Assert.Null(Read(below).Configuration["Http:Host"]);
    }

    [Fact]
    public void A_secret_file_that_is_not_there_is_a_fault_that_does_not_show_its_path()
    {
        _variables["SLACK_BOT_TOKEN_FILE"] = "xoxb-put-here-by-mistake";
        var fault = Assert.Single(Read().Faults);
        Assert.Equal("SLACK_BOT_TOKEN_FILE", fault.Setting);
        Assert.DoesNotContain("xoxb", fault.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_and_its_file_together_are_a_fault()
    {
        _variables["API_KEY"] = "one";
        _variables["API_KEY_FILE"] = _folder.Write("key", "two");
        Assert.Equal("API_KEY_FILE", Assert.Single(Read().Faults).Setting);
    }

    [Fact]
    public void A_line_of_dot_env_that_cannot_be_read_is_a_fault_that_does_not_show_it()
    {
        _folder.Write(".env", "PORT=1\nsecret without a name\n");
        var fault = Assert.Single(Read().Faults);
        Assert.Equal(".env", fault.Setting);
        Assert.DoesNotContain("secret without", fault.Problem, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private (IConfiguration Configuration, IReadOnlyList<StartupFault> Faults) Read(string? current = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Production", ContentRootPath = _folder.Path });
        builder.AddAgencyConfiguration([.. _args], new Surroundings(current ?? _folder.Path, current ?? _folder.Path, _variables));
        var app = builder.Build();
        return (app.Configuration, StartupFaults.Find(app.Services));
    }
}

using ChatAgency.Slack.Inbound;
using ChatAgency.Slack.Settings;
using ChatAgency.Slack.Signatures;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatAgency.Slack.Tests.Settings;

public class SlackOptionsTests
{
    private const string Token = "xoxb-1-secretly";

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("", null, false)]
    [InlineData(Token, "s", true)]
    public void Slack_is_on_when_both_are_set(string? token, string? secret, bool on)
    {
        var options = new SlackOptions { BotToken = token, SigningSecret = secret };
        Assert.True(new SlackOptionsValidator().Validate(null, options).Succeeded);
        Assert.Equal(on, options.IsOn);
    }

    [Theory]
    [InlineData(Token, null, "SLACK_SIGNING_SECRET")]
    [InlineData(Token, "", "SLACK_SIGNING_SECRET")]
    [InlineData(Token, " , ", "SLACK_SIGNING_SECRET")]
    [InlineData(null, "", "SLACK_SIGNING_SECRET")]
    [InlineData("", " ", "SLACK_SIGNING_SECRET")]
    [InlineData(null, "s", "SLACK_BOT_TOKEN")]
    [InlineData("xoxb 1\n", "s", "SLACK_BOT_TOKEN")]
    public void One_without_the_other_is_a_fault_that_names_it(string? token, string? secret, string named)
    {
        var fault = Assert.Single(Faults(new SlackOptions { BotToken = token, SigningSecret = secret }));
        Assert.StartsWith(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secretly", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "SLACK_BOT_TOKEN")]
    [InlineData("xapp-1-secretly", "SLACK_BOT_TOKEN")]
    public void Socket_Mode_wants_a_bot_token_beside_its_own(string? token, string named)
    {
        var fault = Assert.Single(Faults(new SlackOptions { BotToken = token, AppToken = "xapp-1-secretly" }));
        Assert.StartsWith(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secretly", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "s")]
    [InlineData("xapp 1\n", null)]
    [InlineData("xoxb-1-secretly", null)]
    public void An_app_token_that_is_none_is_a_fault(string app, string? secret) =>
        Assert.StartsWith("SLACK_APP_TOKEN", Assert.Single(Faults(new SlackOptions { BotToken = Token, SigningSecret = secret, AppToken = app })), StringComparison.Ordinal);

    [Theory]
    [InlineData("s", null, true, false)]
    [InlineData(null, "xapp-1", false, true)]
    [InlineData("s", "xapp-1", true, true)]
    public void One_way_in_is_enough_and_both_may_be_open(string? secret, string? app, bool requests, bool sockets)
    {
        var options = new SlackOptions { BotToken = Token, SigningSecret = secret, AppToken = app };
        Assert.Empty(Faults(options));
        Assert.Equal((true, requests, sockets), (options.IsOn, options.TakesRequests, options.TakesSockets));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Slack_takes_ten_connections_and_one_is_kept_free(int connections) =>
        Assert.StartsWith("Slack:SocketConnections", Assert.Single(Faults(new SlackOptions { SocketConnections = connections })), StringComparison.Ordinal);

    [Theory]
    [InlineData("slack.com/api")]
    [InlineData("ftp://slack.com/api/")]
    [InlineData("")]
    public void The_address_is_a_web_address(string address) =>
        Assert.StartsWith("SLACK_API_BASE_URL", Assert.Single(Faults(new SlackOptions { ApiBaseUrl = address })), StringComparison.Ordinal);

    [Theory]
    [InlineData("robot_face", true)]
    [InlineData(":e-mail:", true)]
    [InlineData("", true)]
    [InlineData("Robot face", false)]
    [InlineData("+1", false)]
    [InlineData("octagonal_sign", false)]
    public void The_sign_that_asks_is_an_emojis_name_and_no_other_command(string name, bool isGood) =>
        Assert.Equal(isGood ? [] : ["Slack:AskReaction is no emoji's name, such as robot_face."], Faults(new SlackOptions { AskReaction = name }));

    [Theory]
    [InlineData("1.2", null, "https://agency.example.com", "", "SLACK_CLIENT_SECRET")]
    [InlineData("1.2", " ", "https://agency.example.com", "", "SLACK_CLIENT_SECRET")]
    [InlineData(null, "secretly", "https://agency.example.com", "", "SLACK_CLIENT_ID")]
    [InlineData("1.2", "secretly", null, "", "Slack:PublicAddress")]
    [InlineData("1.2", "secretly", "http://agency.example.com", "", "Slack:PublicAddress")]
    [InlineData("1.2", "secretly", "https://agency.example.com/agency", "", "Slack:PublicAddress")]
    [InlineData("1.2", "secretly", "https://agency.example.com", "T1,#general", "Slack:AllowedTeams")]
    [InlineData(null, null, null, "T024BE7LD", "Slack:AllowedTeams")]
    public void Installing_that_is_half_set_is_a_fault_that_names_it(string? id, string? secret, string? address, string allowed, string named)
    {
        var fault = Assert.Single(Faults(new SlackOptions { BotToken = Token, SigningSecret = "s", ClientId = id, ClientSecret = secret, PublicAddress = address, AllowedTeams = allowed }));
        Assert.StartsWith(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain("secretly", fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s", null, true, false)]
    [InlineData(null, "xapp-1", false, true)]
    public void Client_id_and_secret_stand_in_for_a_bot_token_and_want_a_way_in(string? signing, string? app, bool requests, bool sockets)
    {
        var options = new SlackOptions { ClientId = "1.2", ClientSecret = "s", PublicAddress = "http://localhost:5000", AllowedTeams = "T024BE7LD, E012AB3CD", SigningSecret = signing, AppToken = app };
        Assert.Empty(Faults(options));
        Assert.Equal((true, requests, sockets), (options.Installs, options.TakesRequests, options.TakesSockets));
        options.SigningSecret = options.AppToken = null;
        Assert.StartsWith("SLACK_SIGNING_SECRET", Assert.Single(Faults(options)), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_together() => Assert.Equal(4, Faults(new SlackOptions { BotToken = Token, ApiBaseUrl = "x", UpdatesPerMinute = -1, PostsPerMinute = 20_000 }).Count);

    [Theory]
    [InlineData("https://slack.com/api", "https://slack.com/api/chat.update")]
    [InlineData("https://slack.com/api/", "https://slack.com/api/chat.update")]
    public void A_method_is_found_below_the_address(string address, string method) =>
        Assert.Equal(method, new Uri(new SlackOptions { ApiBaseUrl = address }.BaseAddress(), "chat.update").ToString());

    [Fact]
    public void A_host_may_add_both_halves()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Slack:BotToken"] = Token }).Build());
        services.AddSlackInbound().AddSlackPlatform().AddSlackInbound();
        using var provider = services.BuildServiceProvider();
        Assert.Single(Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<SlackOptions>>().Value).Failures);
        Assert.Single(provider.GetServices<Grains.Interfaces.Platforms.IPlatform>());
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<SlackInbound>);
        Assert.Throws<OptionsValidationException>(provider.GetRequiredService<SlackSignatures>);
    }

    private static List<string> Faults(SlackOptions options) => [.. new SlackOptionsValidator().Validate(null, options).Failures ?? []];
}

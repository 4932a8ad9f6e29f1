using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ChatAgency.Simulators.Slack;
using ChatAgency.Simulators.Slack.Workspaces;
using Microsoft.AspNetCore.WebUtilities;
using Xunit;

namespace ChatAgency.Simulators.Tests.Slack;

/// <summary>Slack's side of installing: the page with its button, codes and refresh tokens that are good once, and tokens that open one workspace alone.</summary>
public sealed class InstallTests
{
    private const string Back = "https://agency.example.com/slack/oauth/callback";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_has_a_button_and_leads_back_with_a_code_that_is_good_once()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.OAuth.RedirectUrl = new Uri(Back);
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        Assert.Contains("<button>Allow</button>", await client.GetStringAsync(Page(slack), Token), StringComparison.Ordinal);
        foreach (var wrong in new[] { "client_id=1.2", "scope=admin", $"redirect_uri={Uri.EscapeDataString("https://evil.example/")}", "state=" })
            Assert.Equal(HttpStatusCode.BadRequest, (await client.GetAsync(Page(slack, wrong), Token)).StatusCode);

        using var team = new FormUrlEncodedContent([new("team", slack.Workspace.TeamId)]);
        using var allowed = await client.PostAsync(Page(slack), team, Token);
        Assert.Equal(HttpStatusCode.Redirect, allowed.StatusCode);
        var query = QueryHelpers.ParseQuery(allowed.Headers.Location!.Query);
        Assert.Equal((Back, "s1"), (allowed.Headers.Location.GetLeftPart(UriPartial.Path), query["state"].ToString()));
        KeyValuePair<string, string>[] form = [new("code", query["code"].ToString()), new("redirect_uri", Back)];
        Assert.Equal("bad_client_secret", Error(await AccessAsync(slack, form, secret: "another")));
        Assert.Equal("bad_redirect_uri", Error(await AccessAsync(slack, [form[0], new("redirect_uri", "https://agency.example.com/")])));
        var given = await AccessAsync(slack, form);
        Assert.Equal((slack.Workspace.TeamId, slack.Workspace.OAuthToken), (given["team"]!["id"]!.ToString(), given["access_token"]!.ToString()));
        Assert.Null(given["refresh_token"]);
        Assert.Equal("code_already_used", Error(await AccessAsync(slack, form)));
    }

    [Fact]
    public async Task A_token_opens_its_own_workspace_until_it_is_given_back()
    {
        await using var slack = await SlackSimulator.StartAsync();
        var other = slack.AddWorkspace();
        var given = await InstallAsync(slack, other);
        using var client = new SlackClient(slack, given["access_token"]!.ToString());
        Assert.Equal(other.TeamId, (await client.FormAsync("auth.test", [], Token))["team_id"]!.ToString());
        Assert.Equal("channel_not_found", Error(await client.FormAsync("conversations.info", new() { ["channel"] = slack.Channel.Id }, Token)));
        Assert.True((await client.FormAsync("auth.revoke", [], Token))["revoked"]!.GetValue<bool>());
        Assert.Equal("token_revoked", Error(await client.FormAsync("auth.test", [], Token)));
    }

    [Fact]
    public async Task A_rotating_token_ends_and_its_refresh_token_is_good_once()
    {
        await using var slack = await SlackSimulator.StartAsync();
        slack.OAuth.Rotates = true;
        var first = await InstallAsync(slack, slack.Workspace);
        Assert.Equal(43_200, first["expires_in"]!.GetValue<int>());
        KeyValuePair<string, string>[] form = [new("grant_type", "refresh_token"), new("refresh_token", first["refresh_token"]!.ToString())];
        var second = await AccessAsync(slack, form);
        Assert.Equal("invalid_refresh_token", Error(await AccessAsync(slack, form)));
        var third = await AccessAsync(slack, [form[0], new("refresh_token", second["refresh_token"]!.ToString())]);
        // Two are good at once.
        Assert.Equal(["token_revoked", null, null], await Task.WhenAll(new[] { first, second, third }.Select(async given =>
        {
            using var client = new SlackClient(slack, given["access_token"]!.ToString());
            return (await client.FormAsync("auth.test", [], Token))["error"]?.ToString();
        })));
    }

    private static async Task<JsonNode> InstallAsync(SlackSimulator slack, Workspace workspace)
    {
        var back = slack.OAuth.Decide(Page(slack), workspace, workspace.AddUser());
        return await AccessAsync(slack, [new("code", QueryHelpers.ParseQuery(back.Query)["code"].ToString()), new("redirect_uri", Back)]);
    }

    private static Uri Page(SlackSimulator slack, string? instead = null)
    {
        var all = new Dictionary<string, string> { ["client_id"] = slack.OAuth.ClientId, ["scope"] = "chat:write,users:read", ["redirect_uri"] = Uri.EscapeDataString(Back), ["state"] = "s1" };
        if (instead?.Split('=') is [var name, var value]) all[name] = value;
        return new Uri(slack.Address, $"oauth/v2/authorize?{string.Join('&', all.Select(static one => $"{one.Key}={one.Value}"))}");
    }

    private static async Task<JsonNode> AccessAsync(SlackSimulator slack, KeyValuePair<string, string>[] form, string? secret = null)
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(slack.ApiBaseUrl, "oauth.v2.access")) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes($"{slack.OAuth.ClientId}:{secret ?? slack.OAuth.ClientSecret}")));
        using var response = await client.SendAsync(request, Token);
        return JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;
    }

    private static string? Error(JsonNode answer) => answer["error"]?.ToString();
}

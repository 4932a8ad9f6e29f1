using ChatAgency.Simulators.Slack;

// Slack on this machine: prints what the agency needs, then sends each line typed here as a mention and shows its thread.
// 'socket' in the place of the agency's address lets the agency fetch by Socket Mode.
var port = args.Length > 0 && int.TryParse(args[0], out var given) ? given : 0;
var bySocket = args.Length > 1 && args[1] == "socket";
var agency = new Uri(args.Length > 1 && !bySocket ? args[1] : "http://127.0.0.1:5000/");
await using var slack = await SlackSimulator.StartAsync(port: port);
slack.Sockets.IsOn = bySocket;
slack.SendEventsTo(agency);
Console.WriteLine($"""
    Slack is simulated at {slack.Address}
    SLACK_API_BASE_URL={slack.ApiBaseUrl}
    SLACK_BOT_TOKEN={slack.Workspace.BotToken}
    {(bySocket ? $"SLACK_APP_TOKEN={slack.Sockets.AppToken}" : $"SLACK_SIGNING_SECRET={slack.SigningSecret}")}
    SLACK_CLIENT_ID={slack.OAuth.ClientId}
    SLACK_CLIENT_SECRET={slack.OAuth.ClientSecret} (with Slack__PublicAddress, to install by OAuth)
    Events go {(bySocket ? "over Socket Mode" : $"to {agency}")}. Type a question; Ctrl+C ends.
    """);
while (await Console.In.ReadLineAsync() is { } line)
{
    if (line.Length == 0) continue;
    var said = await slack.SayAsync(slack.Channel.Id, slack.User.Id, line, mention: true);
    Console.WriteLine(said.IsAcknowledged ? $"acknowledged, thread {said.ThreadTs}" : "not acknowledged");
    if (!said.IsAcknowledged) continue;
    try
    {
        Console.WriteLine(await slack.WaitForAsync(slack.Channel.Id, said.ThreadTs, static thread => thread.FromBot.Count > 0));
    }
    catch (TimeoutException late)
    {
        Console.WriteLine(late.Message);
    }
}

// Without a console to read from it stays until it is told to end.
await Task.Delay(Timeout.Infinite);

namespace ChatAgency.Slack.Outbound.Answers;

/// <summary>What every answer of the Web API has.</summary>
internal record ApiAnswer
{
    public bool Ok { get; init; }

    public string? Error { get; init; }
}

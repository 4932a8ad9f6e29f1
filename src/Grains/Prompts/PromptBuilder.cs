using ChatAgency.Core.Agents;
using ChatAgency.Grains.Agents;
using ChatAgency.Grains.Interfaces.Memory;
using ChatAgency.Grains.Interfaces.Platforms;
using ChatAgency.Grains.Memory;
using Microsoft.Extensions.AI;

namespace ChatAgency.Grains.Prompts;

/// <summary>
/// Writes the prompt of a turn from its request alone: the rules, as much of the thread as the budget holds (the newest,
/// in its order), the question. What it costs depends on the budget, not on how long the thread is.
/// </summary>
internal sealed class PromptBuilder(TokenBudget tokens, IEnumerable<IPlatform> platforms, TimeProvider time)
{
    // Less than this of an exchange says nothing.
    private const int LeastPiece = 256;

    private const int MostFactTokens = 1_500;

    private readonly Dictionary<string, IPlatform> _platforms = platforms.ToDictionary(static platform => platform.Name, StringComparer.Ordinal);

    public async ValueTask<Prompt> BuildAsync(AgentProfile profile, AgentRequest request, int budget, bool hasTools, Remembered remembered, CancellationToken cancellationToken)
    {
        var thread = new ReadableThread(_platforms.GetValueOrDefault(request.Conversation.Platform), request.Conversation);
        var boundary = Boundary.Draw();
        var rules = Rules.Write(profile, request, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), boundary, hasTools, HasMemory(remembered, request));
        var name = await thread.NameAsync(request.Author, cancellationToken);
        var question = await thread.TextAsync(request.Question, cancellationToken);

        var meter = new Meter(tokens, budget);
        meter.Take(rules, Boundary.Cost);
        var asked = Fitting(question, budget - TokenBudget.AtMost(rules) - 2 * Boundary.Cost, meter);
        meter.Take(asked, Boundary.Cost + TokenBudget.AtMost(name));
        var joined = await JoinedAsync(thread, request.Joined, meter, cancellationToken);
        var contributions = Contributions(request.Contributions, meter);
        var handovers = Handovers(request.Handovers, boundary, meter);
        var known = Known(remembered, request, boundary, meter);
        var earlier = await EarlierAsync(thread, request.Earlier, meter, cancellationToken);
        var overheard = await OverheardAsync(thread, request.Overheard, meter, cancellationToken);

        List<ChatMessage> messages = [new(ChatRole.System, rules), .. known.Select(static text => new ChatMessage(ChatRole.User, text))];
        messages.AddRange(overheard.Select(one => new ChatMessage(ChatRole.User, boundary.Around(one.Name, one.Text))));
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            messages.Add(new(ChatRole.User, boundary.Around(earlier[i].Name, earlier[i].Question)));
            if (earlier[i].Answer.Length > 0) messages.Add(Answer(profile, earlier[i], boundary));
        }

        messages.AddRange(contributions.Select(one => new ChatMessage(ChatRole.User, boundary.Answered(one.Agent.Value, one.Text))));
        messages.AddRange(handovers.Select(static text => new ChatMessage(ChatRole.User, text)));
        messages.Add(new(ChatRole.User, boundary.Around(name, asked)));
        messages.AddRange(joined.Select(one => new ChatMessage(ChatRole.User, boundary.Around(one.Name, one.Text))));
        return new Prompt(messages, Options(profile, new Briefing(profile.Name, question, earlier.Count, request.Attempt)), name);
    }

    /// <summary>What was written while the question was being answered belongs to it.</summary>
    private async ValueTask<List<(string Name, string Text)>> JoinedAsync(ReadableThread thread, IReadOnlyList<Joined> joined, Meter meter, CancellationToken cancellationToken)
    {
        List<(string, string)> all = [];
        foreach (var one in joined)
        {
            var name = await thread.NameAsync(one.Author, cancellationToken);
            var text = Fitting(await thread.TextAsync(one.Text, cancellationToken), meter.Left - 2 * Boundary.Cost, meter);
            meter.Take(text, Boundary.Cost + TokenBudget.AtMost(name));
            all.Add((name, text));
        }

        return all;
    }

    /// <summary>What the thread said before: how it began and the newest of it, as much as what is left holds.</summary>
    private static async ValueTask<List<(string Name, string Text)>> OverheardAsync(ReadableThread thread, IReadOnlyList<Overheard> overheard, Meter meter, CancellationToken cancellationToken)
    {
        List<(string, string)> newestFirst = [];
        (string, string)? root = overheard.Count > 0 ? await TakeAsync(overheard[0]) : null;
        for (var i = overheard.Count - 1; i > 0 && root is not null; i--)
        {
            if (await TakeAsync(overheard[i]) is not { } one) break;
            newestFirst.Add(one);
        }

        if (root is { } first) newestFirst.Add(first);
        newestFirst.Reverse();
        return newestFirst;

        async ValueTask<(string, string)?> TakeAsync(Overheard one)
        {
            var name = one.Name is { } given ? Boundary.Name(given) : await thread.NameAsync(one.Author, cancellationToken);
            var text = await thread.TextAsync(one.Text, cancellationToken);
            return meter.TryTake(text, "", Boundary.Cost + TokenBudget.AtMost(name)) ? (name, text) : null;
        }
    }

    // What another agent answered is not the model's own: it would go on in that one's voice.
    private static ChatMessage Answer(AgentProfile profile, ReadableExchange exchange, Boundary boundary) =>
        exchange.Agent is { } agent && agent != profile.Name
            ? new(ChatRole.User, boundary.Answered(agent.Value, exchange.Answer))
            : new(ChatRole.Assistant, exchange.Answer);

    /// <summary>What the members of a panel answered, each with its fair share of what is left.</summary>
    private List<Contribution> Contributions(IReadOnlyList<Contribution> contributions, Meter meter)
    {
        List<Contribution> all = [];
        foreach (var one in contributions.Where(static one => one.Text.Length > 0))
        {
            var share = meter.Left / Math.Max(1, contributions.Count - all.Count) - 2 * Boundary.Cost;
            var text = tokens.Cut(one.Text, Math.Max(LeastPiece, share));
            meter.Take(text, Boundary.Cost);
            all.Add(one with { Text = text });
        }

        return all;
    }

    /// <summary>Why those before passed the turn on, what they wrote and what their tools returned, each with its fair share of what is left.</summary>
    private List<string> Handovers(IReadOnlyList<Handover> handovers, Boundary boundary, Meter meter)
    {
        List<string> all = [];
        foreach (var one in handovers)
        {
            Add(boundary.PassedOn(one.From.Value, one.Reason));
            if (one.Text.Length > 0) Add(boundary.Answered(one.From.Value, tokens.Cut(one.Text, Share())));
            // With their marks: cut, a result would stand open.
            foreach (var result in one.Returned.Where(result => tokens.Fits(result, Share()))) Add(result);
        }

        return all;

        int Share() => Math.Max(LeastPiece, meter.Left / (1 + handovers.Sum(static one => 1 + one.Returned.Count)));

        void Add(string text)
        {
            meter.Take(text, Boundary.Cost);
            all.Add(text);
        }
    }

    private static bool HasMemory(Remembered remembered, AgentRequest request) => remembered.Own.Count + remembered.Notes.Count > 0 || request.Summary.Length > 0;

    /// <summary>What is remembered comes before the thread and gives way to the question: it gets a share, the newest facts first.</summary>
    private List<string> Known(Remembered remembered, AgentRequest request, Boundary boundary, Meter meter)
    {
        List<string> known = [];
        Add("remembered", Facts(remembered.Own));
        Add("notes", Facts(remembered.Notes));
        Add("summary", request.Compact ? "" : request.Summary);
        return known;

        void Add(string what, string text)
        {
            if (text.Length > 0 && meter.TryTake(text, "", Boundary.Cost)) known.Add(boundary.AroundMemory(what, text));
        }
    }

    private string Facts(IReadOnlyList<Fact> facts)
    {
        var lines = new List<string>();
        var left = MostFactTokens;
        foreach (var fact in facts.Reverse())
        {
            var line = $"- {fact.Text.ReplaceLineEndings(" ")}";
            if ((left -= tokens.Count(line)) < 0) break;
            lines.Insert(0, line);
        }

        return string.Join('\n', lines);
    }

    private string Fitting(string question, int surely, Meter meter) =>
        TokenBudget.AtMost(question) <= surely ? question : tokens.Cut(question, Math.Max(LeastPiece, meter.Left - 2 * Boundary.Cost));

    private async ValueTask<List<ReadableExchange>> EarlierAsync(ReadableThread thread, IReadOnlyList<Exchange> earlier, Meter meter, CancellationToken cancellationToken)
    {
        List<ReadableExchange> newestFirst = [];
        for (var i = earlier.Count - 1; i >= 0; i--)
        {
            var exchange = await thread.ExchangeAsync(earlier[i], cancellationToken);
            if (meter.TryTake(exchange.Question, exchange.Answer, Cost(exchange)))
            {
                newestFirst.Add(exchange);
                continue;
            }

            // A follow-up speaks of the last exchange: of that one at least a part is shown.
            if (newestFirst.Count == 0 && Piece(exchange, meter.Left - Cost(exchange)) is { } piece) newestFirst.Add(piece);
            break;
        }

        return newestFirst;
    }

    private ReadableExchange? Piece(ReadableExchange exchange, int left)
    {
        if (left < LeastPiece) return null;
        var question = tokens.Cut(exchange.Question, left / 3);
        return exchange with { Question = question, Answer = tokens.Cut(exchange.Answer, left - tokens.Count(question)) };
    }

    private static int Cost(ReadableExchange exchange) => Boundary.Cost + TokenBudget.AtMost(exchange.Name);

    private static ChatOptions Options(AgentProfile profile, Briefing briefing) => new()
    {
        ModelId = profile.Model,
        Temperature = profile.Temperature,
        MaxOutputTokens = profile.MaxOutputTokens,
        AdditionalProperties = new() { [Briefing.Key] = briefing },
    };
}

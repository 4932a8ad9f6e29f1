using ChatAgency.Core.Conversations;
using ChatAgency.Core.Delivery;
using ChatAgency.Grains.Interfaces.Conversations;
using ChatAgency.Grains.Interfaces.Finding;

namespace ChatAgency.Console.Operating;

/// <summary>Finds the turns that an operator asks about. Where the register has lost one, the conversations themselves are asked.</summary>
internal sealed class WhyPlaces(IGrainFactory grains, CancellationToken budget)
{
    // In so many workspaces a thread that the register does not know is looked for.
    private const int MostWorkspaces = 20;

    private IFinderGrain Finder => grains.GetGrain<IFinderGrain>(IFinderGrain.Key);

    /// <summary>The likeliest first; empty where there is none.</summary>
    public async Task<IReadOnlyList<(string Conversation, long? Turn)>> FindAsync(WhyAsked asked)
    {
        if (asked.Conversation is { } conversation) return [(conversation.ToString(), asked.Turn)];
        if (asked.ErrorId is { } error) return await Finder.FindError(error, budget) is { } place ? [(place.Conversation, place.Turn)] : [];
        var entries = await Finder.FindStamp(asked.Stamp!, asked.Channel, budget);
        // Of a thread's root all turns of the thread tell; it is the question of one of them, or of none.
        var exact = entries.Where(entry => entry.Message == asked.Stamp || entry.Posts?.Contains(asked.Stamp) == true).ToList();
        if (exact.Count > 0) return [.. exact.Select(static entry => (entry.Conversation, (long?)entry.Turn))];
        if (entries.Count > 0) return [(entries[0].Conversation, await TurnOfAsync(entries[0].Conversation, asked.Stamp!) ?? entries[0].Turn)];
        return await InThreadAsync(asked);
    }

    private async Task<IReadOnlyList<(string Conversation, long? Turn)>> InThreadAsync(WhyAsked asked)
    {
        if (asked.Channel is not { } channel) return [];
        var thread = asked.Thread ?? asked.Stamp!;
        var known = asked.Thread is null ? [] : await Finder.FindStamp(thread, channel, budget);
        if (known.Count > 0) return [(known[0].Conversation, await TurnOfAsync(known[0].Conversation, asked.Stamp!) ?? known[0].Turn)];
        var workspaces = (await grains.GetGrain<IRegisterCalendarGrain>(IRegisterCalendarGrain.Key).Read(budget)).Workspaces;
        foreach (var workspace in workspaces.Where(static one => one.Name.StartsWith("slack/", StringComparison.Ordinal)).Take(MostWorkspaces))
        {
            var name = new ConversationId("slack", workspace.Name["slack/".Length..], channel, thread).ToString();
            if (await grains.GetGrain<IConversationGrain>(name).Inspect(null, budget) is { } newest) return [(name, await TurnOfAsync(name, asked.Stamp!) ?? newest.Turn)];
        }

        return [];
    }

    private Task<long?> TurnOfAsync(string conversation, string post) => grains.GetGrain<IConversationGrain>(conversation).TurnOf(new PostId(post), budget);
}

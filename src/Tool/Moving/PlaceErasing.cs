using System.CommandLine;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ChatAgency.Storage.Moving;
using ChatAgency.Tool.Operating;

namespace ChatAgency.Tool.Moving;

/// <summary>Erases a channel or a workspace, until the store has nothing of it any more.</summary>
internal static class PlaceErasing
{
    // What is asked there meanwhile is taken along a few times; who does not stop asking is to be stopped first.
    private const int MostRounds = 5;

    internal static async Task<int> RunAsync(ParseResult parsed, Place place, bool yes, IRawStore store, AgencyApi api, CancellationToken cancellationToken)
    {
        var output = parsed.InvocationConfiguration.Output;
        var found = await PlaceRecords.FindAsync(store, place, cancellationToken);
        if (!yes)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"Nothing was erased. There are {found.Conversations.Count} conversations, {found.Memory.Count} memories and {found.Lists.Count} lists there, and what is wanted of the place: say --yes."));
            return ExitCodes.NotSo;
        }

        var (conversations, facts, lists) = (0, 0, 0);
        for (var round = 0; round == 0 || !found.IsEmpty; round++)
        {
            if (round == MostRounds) throw new RefusedException("More comes there while it is erased: stop what writes there, and say it again.", ExitCodes.Unfinished);
            foreach (var (part, isLast) in found.Parts())
            {
                using var body = JsonContent.Create(new { conversations = part.Conversations, memory = part.Memory, lists = part.Lists, settings = isLast });
                var erased = JsonSerializer.Deserialize<JsonElement>(await api.SendAsync(HttpMethod.Post, place.Path(), body, cancellationToken));
                conversations += erased.GetProperty("conversations").GetInt32();
                facts += erased.GetProperty("facts").GetInt32();
                lists += erased.GetProperty("lists").GetInt32();
            }

            found = await PlaceRecords.FindAsync(store, place, cancellationToken);
        }

        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"erased: {conversations} conversations, {facts} remembered things, {lists} lists"));
        return ExitCodes.Done;
    }
}

using System.CommandLine;

namespace ChatAgency.Tool.Moving;

/// <summary><c>store copy</c>.</summary>
internal static class CopyCommand
{
    private const string About =
        """
        Copies every record of one store to another: conversations, their pages, profiles, memory, audit, keys, whatever there is. Encrypted records are copied as they are, and need the same key afterwards. The agency may run on the source; nobody may use the target.

        Whoever is stopped half-way runs the same command again. Without --follow it wants the agency stopped, and ends with a comparison of both stores, record by record.

        Move a running agency:
          store copy --from sqlite:./data --to postgres:@connection --follow     (while it runs)
          stop the agency, then the same without --follow; start it on the new store when that ended with 0
        """;

    private static readonly string Codes = $"Exit codes: {ExitCodes.Done} whole and the same; {ExitCodes.NotSo} not the same, or a store is in use; {ExitCodes.Usage} usage; {ExitCodes.Unfinished} not finished, run it again; {ExitCodes.Fault} a store cannot be used.";

    internal static Command All()
    {
        var from = new Option<string>("--from") { Description = $"The store to be read: {StoreAddress.Form}", Required = true, HelpName = "kind:where" };
        var to = new Option<string>("--to") { Description = "The store to be written, in the same form. It must be empty when the copy begins.", Required = true, HelpName = "kind:where" };
        var fromCluster = new Option<string?>("--from-cluster") { Description = "The cluster's name in the source; else Cluster__Name." };
        var toCluster = new Option<string?>("--to-cluster") { Description = "The cluster's name in the target; else Cluster__Name." };
        var fromContainer = new Option<string?>("--from-container") { Description = "The source's container of azureblob; else Storage__Container." };
        var toContainer = new Option<string?>("--to-container") { Description = "The target's container of azureblob; else Storage__Container." };
        var file = new Option<FileInfo?>("--progress") { Description = "The file that keeps how far the copy has come; else store-copy.db in the current folder. It holds ids and no words." };
        var follow = new Option<bool>("--follow") { Description = "Goes on copying what changes, until it is stopped (Ctrl+C, SIGTERM)." };
        var until = new Option<int?>("--until") { Description = "With --follow: ends when a pass finds this many changes or fewer." };
        var every = new Option<int>("--every") { Description = "With --follow: seconds between two passes.", DefaultValueFactory = static _ => 5 };
        var again = new Option<bool>("--again") { Description = "Goes on although the copy was finished. Only while nobody has used the target: what was written there since would be lost." };
        var held = new Option<bool>("--although-held") { Description = "Goes on although somebody seems to use the source, or the target. What is written there meanwhile may be lost." };
        var command = new Command("copy", $"{About}{Environment.NewLine}{Environment.NewLine}{Codes}") { from, to, fromCluster, toCluster, fromContainer, toContainer, file, follow, until, every, again, held };
        every.Validators.Add(static given =>
        {
            if (given.GetValueOrDefault<int>() is < 1 or > 3_600) given.AddError("--every is 1 to 3600 seconds.");
        });
        command.Validators.Add(given =>
        {
            if (given.GetValue(until) is < 0) given.AddError("--until is a number of records, 0 or more.");
            if (given.GetValue(until) is not null && !given.GetValue(follow)) given.AddError("--until is for --follow.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var source = await StoreEnd.OpenAsync("--from", parsed.GetValue(from)!, parsed.GetValue(fromCluster), parsed.GetValue(fromContainer), writes: false);
            await using var target = await StoreEnd.OpenAsync("--to", parsed.GetValue(to)!, parsed.GetValue(toCluster), parsed.GetValue(toContainer), writes: true);
            if (source.Store.Place == target.Store.Place) throw StoreEnd.Fault("--to", "names the same store as --from.");
            var run = new CopyRun(source, target, parsed.InvocationConfiguration.Output, parsed.GetValue(again), parsed.GetValue(held));
            var path = parsed.GetValue(file)?.FullName ?? Path.GetFullPath("store-copy.db");
            return await run.RunAsync(path, parsed.GetValue(follow) ? new Following(TimeSpan.FromSeconds(parsed.GetValue(every)), parsed.GetValue(until)) : null, cancellationToken);
        });
        return command;
    }
}

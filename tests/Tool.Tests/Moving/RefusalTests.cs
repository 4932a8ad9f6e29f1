using Azure.Storage.Blobs;
using ChatAgency.Storage.DataFolder;
using ChatAgency.Storage.Moving;
using ChatAgency.Silo.Storage;
using ChatAgency.Tool.Tests.Schemas;
using Xunit;

namespace ChatAgency.Tool.Tests.Moving;

/// <summary>What is not copied, and what is said then.</summary>
public sealed class RefusalTests(MovingStores stores)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("memory:", "ends with it")]
    [InlineData("mysql:Host=x", "is no store: write sqlite:FOLDER")]
    [InlineData("sqlite:/nowhere/at/all", "There is no record store in the data folder /nowhere/at/all")]
    [InlineData("redis:127.0.0.1:1,connectTimeout=100,password=planted-secret", "names a Redis that does not answer")]
    [InlineData("postgres:Host=127.0.0.1;Port=1;Password=planted-secret", "names a PostgreSQL that does not answer")]
    [InlineData("azureblob:AccountKey=planted-secret", "is not a connection string of Azure Storage")]
    [InlineData("postgres:@/no/such/file", "names a file that cannot be read")]
    public async Task A_source_that_cannot_be_used_is_named_without_a_secret(string address, string why)
    {
        var target = await stores.NewAsync("sqlite");
        var refused = await Run.OfAsync(["store", "copy", "--from", address, .. target.Args("to")]);
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.StartsWith("--from: ", refused.Errors, StringComparison.Ordinal);
        Assert.Contains(why, refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("planted-secret", refused.Errors + refused.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("store copy")]
    [InlineData("store copy --from sqlite:a")]
    [InlineData("store copy --from sqlite:a --to sqlite:b --until 3")]
    [InlineData("store copy --from sqlite:a --to sqlite:b --follow --every 0")]
    public async Task What_cannot_be_understood_ends_with_64(string line) => Assert.Equal(ExitCodes.Usage, (await Run.OfAsync(line.Split(' '))).Code);

    [Fact]
    public async Task Help_has_an_example_and_the_exit_codes()
    {
        var help = await Run.OfAsync("store", "copy", "--help");
        Assert.Equal(ExitCodes.Done, help.Code);
        Assert.Contains("store copy --from sqlite:./data --to postgres:@connection --follow", help.Output, StringComparison.Ordinal);
        Assert.Contains("75 not finished", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_target_that_is_somebodys_is_left_alone()
    {
        var copying = await BegunAsync("sqlite", "redis");
        var theirs = Records.Record("memory", "memory/slack/T5/U5", "theirs");
        await copying.To.PutAsync([theirs], Cancel);
        var refused = await copying.RunAsync();
        Assert.Equal(ExitCodes.NotSo, refused.Code);
        Assert.Contains("holds records that this copy did not write", refused.Errors, StringComparison.Ordinal);
        Assert.Equal(Records.Shown([theirs]), await copying.To.AllAsync(Cancel));
    }

    [Fact]
    public async Task A_finished_copy_goes_on_only_when_told_to()
    {
        var copying = await BegunAsync("sqlite", "redis");
        Assert.Equal(ExitCodes.Done, (await copying.RunAsync()).Code);
        // The agency runs on the target, and somebody starts the copy once more.
        await copying.From.PutAsync([Records.Record("memory", "memory/slack/T1/U1", "of the source")], Cancel);
        await copying.To.PutAsync([Records.Record("memory", "memory/slack/T1/U1", "of the target")], Cancel);
        var refused = await copying.RunAsync();
        Assert.Equal(ExitCodes.NotSo, refused.Code);
        Assert.Contains("This copy was finished at", refused.Errors, StringComparison.Ordinal);
        Assert.Contains((new RecordName("memory", "memory/slack/T1/U1"), Convert.ToHexString("of the target"u8)), await copying.To.AllAsync(Cancel));
        Assert.Equal(ExitCodes.Done, (await copying.RunAsync("--again")).Code);
        Assert.Contains((new RecordName("memory", "memory/slack/T1/U1"), Convert.ToHexString("of the source"u8)), await copying.To.AllAsync(Cancel));
    }

    [Fact]
    public async Task Records_that_were_changed_lost_or_added_in_the_target_are_a_difference()
    {
        var copying = await BegunAsync("postgres", "redis");
        await copying.RunAsync("--follow", "--until", "0", "--every", "1");
        await copying.To.PutAsync([Records.Record("memory", "memory/slack/T1/U1", "changed"), Records.Record("memory", "memory/slack/T6/U6", "foreign")], Cancel);
        await copying.To.RemoveAsync(new RecordName("marks", "open-marks/5"), Cancel);
        var run = await copying.RunAsync();
        Assert.Equal(ExitCodes.NotSo, run.Code);
        Assert.Contains("1 different, 1 missing, 1 foreign", run.Output, StringComparison.Ordinal);
        Assert.Contains("The target does not hold what was copied", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_progress_file_of_another_copy_is_not_taken()
    {
        var copying = await BegunAsync("sqlite", "redis");
        Assert.Equal(ExitCodes.Done, (await copying.RunAsync()).Code);
        var other = await (copying with { To = await stores.NewAsync("redis") }).RunAsync();
        Assert.Equal(ExitCodes.Unfinished, other.Code);
        Assert.Contains("belongs to the copy from sqlite", other.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_held_is_not_written()
    {
        var copying = await BegunAsync("sqlite", "sqlite");
        await copying.To.PutAsync(Records.Of(1), Cancel);
        using (((DataFolderClaim.Taken)DataFolderLock.Claim(copying.To.Address["sqlite:".Length..])).Lock)
        {
            var refused = await copying.RunAsync();
            Assert.Equal(ExitCodes.Fault, refused.Code);
            Assert.Contains("--to: The data folder", refused.Errors, StringComparison.Ordinal);
            Assert.Contains("is held by process", refused.Errors, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sqlite", "--from-cluster")]
    [InlineData("redis", "--from-cluster")]
    [InlineData("postgres", "--from-cluster")]
    public async Task A_source_without_a_record_is_not_taken_for_a_copy_that_is_whole(string kind, string word)
    {
        var copying = new Copying(await stores.NewAsync(kind), await stores.NewAsync("sqlite"), stores.NewFile());
        await copying.From.PutAsync([], Cancel);
        foreach (var more in new string[][] { [], ["--follow", "--until", "0"] })
        {
            var refused = await copying.RunAsync(more);
            Assert.Equal(ExitCodes.NotSo, refused.Code);
            Assert.Contains("The source holds no record", refused.Errors, StringComparison.Ordinal);
            Assert.Contains(word, refused.Errors, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_container_that_is_not_there_is_a_fault_of_the_source_and_is_not_made()
    {
        var copying = new Copying(await stores.NewAsync("azureblob"), await stores.NewAsync("sqlite"), stores.NewFile());
        var refused = await copying.RunAsync();
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains($"--from: names a blob store without a container '{copying.From.Container}'", refused.Errors, StringComparison.Ordinal);
        Assert.False(await new BlobContainerClient(copying.From.Address["azureblob:".Length..], copying.From.Container).ExistsAsync(Cancel));
    }

    [Theory]
    [InlineData("--from-cluster", "no such name!")]
    [InlineData("--to-cluster", "no such name!")]
    [InlineData("--from-container", "No_Such")]
    public async Task A_name_that_cannot_be_one_is_named_by_its_option(string option, string name)
    {
        var kind = option.EndsWith("container", StringComparison.Ordinal) ? "azureblob" : "redis";
        var copying = new Copying(await stores.NewAsync(kind), await stores.NewAsync("redis"), stores.NewFile());
        List<string> args = [.. copying.Args()];
        args[args.IndexOf(option) + 1] = name;
        var refused = await Run.OfAsync([.. args]);
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.StartsWith($"{option}: ", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_store_twice_is_a_fault()
    {
        var place = await stores.NewAsync("redis");
        var refused = await new Copying(place, place, stores.NewFile()).RunAsync();
        Assert.Equal(ExitCodes.Fault, refused.Code);
        Assert.Contains("--to: names the same store as --from", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_of_a_kind_that_is_not_known_stops_the_copy_and_is_named()
    {
        var copying = await BegunAsync("azureblob", "sqlite");
        await new BlobContainerClient(copying.From.Address["azureblob:".Length..], copying.From.Container).UploadBlobAsync("new-novelty/1.json", BinaryData.FromString("{}"), Cancel);
        var refused = await copying.RunAsync();
        Assert.Equal(ExitCodes.Unfinished, refused.Code);
        Assert.Contains("a kind that this version does not know ('new-novelty')", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_grain_that_keeps_something_is_known()
    {
        string[] kept =
        [
            "audit:audit", "audit-page:audit-page", "conversation:conversation", "conversation-list:list", "encryption-keys:encryption-keys", "encryption-ring:encryption-ring",
            "memory:memory", "open-marks:marks", "profiles:profiles", "register:register", "register-calendar:calendar", "register-errors:errors", "register-index:register-index",
            "register-page:register-page", "retention:retention", "settings:settings", "transcript:page", "workspace-routing:routing", "workspace-speaking:speaking",
        ];
        Assert.Empty(kept.Except(StorePlaces.Known.All.Select(static place => $"{place.Key}:{place.Value}")));
    }

    private async Task<Copying> BegunAsync(string from, string to)
    {
        var copying = new Copying(await stores.NewAsync(from), await stores.NewAsync(to), stores.NewFile());
        await copying.From.PutAsync(Records.Of(3), Cancel);
        return copying;
    }
}

using System.Globalization;
using ChatAgency.Storage.Tests.Children;
using Xunit;

namespace ChatAgency.Storage.Tests.Sqlite;

public sealed class CrashTests : IDisposable
{
    private const int Kills = 25;
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task What_was_acknowledged_is_there_however_often_the_process_is_killed()
    {
        var cancel = TestContext.Current.CancellationToken;
        var acknowledged = new (long Count, long Version)[WritingChild.Writers];
        for (var kill = 0; kill < Kills; kill++)
        {
            await WriteAndKill(Random.Shared.Next(1, 2_000), acknowledged, cancel);
            await Check(acknowledged, cancel);
        }

        Assert.All(acknowledged, static writer => Assert.True(writer.Count > 0));
    }

    public void Dispose() => _folder.Dispose();

    private async Task WriteAndKill(int afterWrites, (long Count, long Version)[] acknowledged, CancellationToken cancellationToken)
    {
        using var child = new ChildProcess(WritingChild.Switch, _folder.Path);
        for (var i = 0; i < afterWrites; i++) Note(acknowledged, (await child.NextLine(cancellationToken))!);
        foreach (var line in await child.Kill(cancellationToken)) Note(acknowledged, line);
    }

    private async Task Check((long Count, long Version)[] acknowledged, CancellationToken cancellationToken)
    {
        var store = Stores.Open(_folder.Path);
        for (var writer = 0; writer < acknowledged.Length; writer++)
        {
            var (count, version) = acknowledged[writer];
            var found = await store.Find(WritingChild.Key(writer), cancellationToken);
            var stored = found is null ? 0 : WritingChild.CountOf(found.Payload!);
            // One more may be on the disk than was said.
            Assert.InRange(stored, count, count + 1);
            if (stored == count && count > 0) Assert.Equal(version, found!.Version);
            if (stored > count) acknowledged[writer] = (stored, found!.Version);
        }

        await store.Close();
        using var other = OtherConnection.To(_folder.Path);
        Assert.Equal("ok", other.Ask("PRAGMA integrity_check"));
    }

    private static void Note((long Count, long Version)[] acknowledged, string line)
    {
        var parts = line.Split(' ').Select(static part => long.Parse(part, CultureInfo.InvariantCulture)).ToArray();
        Assert.True(parts[2] > acknowledged[parts[0]].Version, "A version came twice.");
        acknowledged[parts[0]] = (parts[1], parts[2]);
    }
}

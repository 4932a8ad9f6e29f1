using System.Globalization;
using ChatAgency.Storage.Sqlite;
using ChatAgency.Storage.Sqlite.Writing;
using ChatAgency.Storage.Tests.Sqlite;

namespace ChatAgency.Storage.Tests.Children;

/// <summary>Several writers that count up, each in a record of its own, and say every count that the store has acknowledged.</summary>
internal static class WritingChild
{
    internal const string Switch = "--write-until-killed";
    internal const int Writers = 16;

    internal static RecordKey Key(int writer) => new("count", string.Create(CultureInfo.InvariantCulture, $"writer/{writer}"));

    internal static async Task<int> Run(string folder)
    {
        var store = Stores.Open(folder);
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => Count(store, writer))));
        return 0;
    }

    internal static long CountOf(byte[] payload) => BitConverter.ToInt64(payload);

    private static async Task Count(SqliteStore store, int writer)
    {
        var found = await store.Find(Key(writer), CancellationToken.None);
        var (version, count) = (found?.Version, found is null ? 0 : CountOf(found.Payload!));
        while (true)
        {
            // From one page to several, so that kills also meet records that grow and shrink.
            var payload = new byte[8 + (count * 7919 % 20_000)];
            BitConverter.TryWriteBytes(payload, ++count);
            var outcome = await store.Make(new Change(ChangeKind.Write, Key(writer), version, payload), CancellationToken.None);
            if (!outcome.Done) throw new InvalidOperationException("A lone writer met a conflict.");
            version = outcome.Version;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{writer} {count} {version}"));
        }
    }
}

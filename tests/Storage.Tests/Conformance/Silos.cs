using ChatAgency.Storage.Moving;
using ChatAgency.Storage.Sqlite.Moving;
using ChatAgency.Storage.Tests.Conformance;
using Xunit;

[assembly: AssemblyFixture(typeof(SqliteSilo))]
[assembly: AssemblyFixture(typeof(MemorySilo))]
[assembly: AssemblyFixture(typeof(RedisSilo))]
[assembly: AssemblyFixture(typeof(AzureBlobSilo))]
[assembly: AssemblyFixture(typeof(PostgresSilo))]
[assembly: AssemblyFixture(typeof(AdoNetSqliteSilo))]

namespace ChatAgency.Storage.Tests.Conformance;

public class SqliteSilo() : StorageSilo(StorageProviders.Sqlite)
{
    public override bool Durable => true;

    public override IRawStore OpenRaw(RecordPlaces places) => RawSqlite.OpenForWriting(DataDir);
}

public class MemorySilo() : StorageSilo(StorageProviders.Memory)
{
    public override bool Durable => false;
}

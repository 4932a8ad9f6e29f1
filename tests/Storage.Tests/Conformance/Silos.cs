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
}

public class MemorySilo() : StorageSilo(StorageProviders.Memory)
{
    public override bool Durable => false;
}

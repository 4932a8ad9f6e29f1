using ChatAgency.Storage.Encrypting;
using ChatAgency.Storage.Tests.Conformance;
using ChatAgency.Storage.Tests.Encrypting;
using Xunit;

[assembly: AssemblyFixture(typeof(EncryptedSqliteSilo))]
[assembly: AssemblyFixture(typeof(EncryptedMemorySilo))]
[assembly: AssemblyFixture(typeof(EncryptedRedisSilo))]
[assembly: AssemblyFixture(typeof(EncryptedPostgresSilo))]
[assembly: AssemblyFixture(typeof(EncryptedAzureBlobSilo))]

namespace ChatAgency.Storage.Tests.Encrypting;

public sealed class EncryptedSqliteSilo : SqliteSilo
{
    public override bool NamesVersions => false;

    /// <summary>For the next start, where a test restarts it.</summary>
    internal EncryptionOptions Options { get; set; } = new() { Enabled = true, Key = MasterKey.New() };

    protected override EncryptionOptions Encryption => Options;
}

public sealed class EncryptedMemorySilo : MemorySilo
{
    public override bool NamesVersions => false;

    protected override EncryptionOptions Encryption { get; } = new() { Enabled = true, Key = MasterKey.New() };
}

public sealed class EncryptedRedisSilo : RedisSilo
{
    protected override EncryptionOptions Encryption { get; } = new() { Enabled = true, Key = MasterKey.New() };
}

public sealed class EncryptedPostgresSilo : PostgresSilo
{
    protected override EncryptionOptions Encryption { get; } = new() { Enabled = true, Key = MasterKey.New() };
}

public sealed class EncryptedAzureBlobSilo : AzureBlobSilo
{
    protected override EncryptionOptions Encryption { get; } = new() { Enabled = true, Key = MasterKey.New() };
}

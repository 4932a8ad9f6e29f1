using ChatAgency.Storage.Tests.Conformance;

namespace ChatAgency.Storage.Tests.Encrypting;

// Encrypted or not, a store keeps the same cases.
public sealed class EncryptedSqliteWriting(EncryptedSqliteSilo silo) : Writing(silo);

public sealed class EncryptedSqliteClearing(EncryptedSqliteSilo silo) : Clearing(silo);

public sealed class EncryptedSqliteConcurrency(EncryptedSqliteSilo silo) : Concurrency(silo);

public sealed class EncryptedSqliteSequences(EncryptedSqliteSilo silo) : Sequences(silo);

public sealed class EncryptedMemoryWriting(EncryptedMemorySilo silo) : Writing(silo);

public sealed class EncryptedMemoryClearing(EncryptedMemorySilo silo) : Clearing(silo);

public sealed class EncryptedRedisWriting(EncryptedRedisSilo silo) : Writing(silo);

public sealed class EncryptedRedisClearing(EncryptedRedisSilo silo) : Clearing(silo);

public sealed class EncryptedRedisConcurrency(EncryptedRedisSilo silo) : Concurrency(silo);

public sealed class EncryptedRedisSequences(EncryptedRedisSilo silo) : Sequences(silo);

public sealed class EncryptedPostgresWriting(EncryptedPostgresSilo silo) : Writing(silo);

public sealed class EncryptedPostgresClearing(EncryptedPostgresSilo silo) : Clearing(silo);

public sealed class EncryptedPostgresConcurrency(EncryptedPostgresSilo silo) : Concurrency(silo);

public sealed class EncryptedPostgresSequences(EncryptedPostgresSilo silo) : Sequences(silo);

public sealed class EncryptedAzureBlobWriting(EncryptedAzureBlobSilo silo) : Writing(silo);

public sealed class EncryptedAzureBlobClearing(EncryptedAzureBlobSilo silo) : Clearing(silo);

public sealed class EncryptedAzureBlobConcurrency(EncryptedAzureBlobSilo silo) : Concurrency(silo);

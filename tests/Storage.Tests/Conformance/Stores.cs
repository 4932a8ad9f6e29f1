using Xunit;

namespace ChatAgency.Storage.Tests.Conformance;

// The same cases for every store. A store that comes adds its silo and these lines: four, and a fifth where the store is a
// process of its own. Outages have a silo to themselves, since they take its store away.
public sealed class SqliteWriting(SqliteSilo silo) : Writing(silo);

public sealed class SqliteClearing(SqliteSilo silo) : Clearing(silo);

public sealed class SqliteConcurrency(SqliteSilo silo) : Concurrency(silo);

public sealed class SqliteSequences(SqliteSilo silo) : Sequences(silo);

public sealed class MemoryWriting(MemorySilo silo) : Writing(silo);

public sealed class MemoryClearing(MemorySilo silo) : Clearing(silo);

public sealed class MemoryConcurrency(MemorySilo silo) : Concurrency(silo);

public sealed class MemorySequences(MemorySilo silo) : Sequences(silo);

public sealed class RedisWriting(RedisSilo silo) : Writing(silo);

public sealed class RedisClearing(RedisSilo silo) : Clearing(silo);

public sealed class RedisConcurrency(RedisSilo silo) : Concurrency(silo);

public sealed class RedisSequences(RedisSilo silo) : Sequences(silo);

public sealed class PostgresWriting(PostgresSilo silo) : Writing(silo);

public sealed class PostgresClearing(PostgresSilo silo) : Clearing(silo);

public sealed class PostgresConcurrency(PostgresSilo silo) : Concurrency(silo);

public sealed class PostgresSequences(PostgresSilo silo) : Sequences(silo);

public sealed class PostgresOutages(PostgresSilo silo) : Outages(silo), IClassFixture<PostgresSilo>;

public sealed class RedisOutages(RedisSilo silo) : Outages(silo), IClassFixture<RedisSilo>;

public sealed class AzureBlobWriting(AzureBlobSilo silo) : Writing(silo);

public sealed class AzureBlobClearing(AzureBlobSilo silo) : Clearing(silo);

public sealed class AzureBlobConcurrency(AzureBlobSilo silo) : Concurrency(silo);

public sealed class AzureBlobSequences(AzureBlobSilo silo) : Sequences(silo);

public sealed class AzureBlobOutages(AzureBlobSilo silo) : Outages(silo), IClassFixture<AzureBlobSilo>;

// Each a store to themselves: they look at all that it holds.
public sealed class SqliteMoving(SqliteSilo silo) : Moving(silo), IClassFixture<SqliteSilo>;

public sealed class RedisMoving(RedisSilo silo) : Moving(silo), IClassFixture<RedisSilo>;

public sealed class PostgresMoving(PostgresSilo silo) : Moving(silo), IClassFixture<PostgresSilo>;

public sealed class AzureBlobMoving(AzureBlobSilo silo) : Moving(silo), IClassFixture<AzureBlobSilo>;

// Not a store of the agency's: what shows that the project's tables are what Orleans' own provider needs.
public sealed class AdoNetSqliteWriting(AdoNetSqliteSilo silo) : Writing(silo);

public sealed class AdoNetSqliteClearing(AdoNetSqliteSilo silo) : Clearing(silo);

-- needs 1
-- Where silos and gateways find each other. Orleans looks its queries up here, by name.
CREATE TABLE OrleansQuery (
    QueryKey  text PRIMARY KEY,
    QueryText text NOT NULL
);

-- One row a cluster. Every change of its members counts the version up, so that of two at once the later one fails.
CREATE TABLE cluster_version (
    cluster text        PRIMARY KEY,
    version integer     NOT NULL DEFAULT 0,
    changed timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE cluster_member (
    cluster      text        NOT NULL REFERENCES cluster_version ON DELETE CASCADE,
    address      text        NOT NULL,
    port         integer     NOT NULL,
    generation   integer     NOT NULL,
    silo_name    text        NOT NULL,
    host_name    text        NOT NULL,
    status       integer     NOT NULL,
    gateway_port integer     NOT NULL,
    suspected_by text,
    started      timestamptz NOT NULL,
    last_seen    timestamptz NOT NULL,
    PRIMARY KEY (cluster, address, port, generation)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('InsertMembershipVersionKey', $query$
WITH added AS (
    INSERT INTO cluster_version (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1
)
SELECT count(*)::integer FROM added
$query$),
-- The row of the version is the lock: whoever waited for it finds another version and adds nothing.
('InsertMembershipKey', $query$
WITH counted AS (
    UPDATE cluster_version SET version = version + 1, changed = now()
    WHERE cluster = @DeploymentId AND version = @Version AND NOT EXISTS (
        SELECT FROM cluster_member
        WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster
), added AS (
    INSERT INTO cluster_member (cluster, address, port, generation, silo_name, host_name, status, gateway_port, started, last_seen)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM counted
    RETURNING 1
)
SELECT count(*)::integer FROM added
$query$),
('UpdateMembershipKey', $query$
WITH counted AS (
    UPDATE cluster_version SET version = version + 1, changed = now()
    WHERE cluster = @DeploymentId AND version = @Version AND EXISTS (
        SELECT FROM cluster_member
        WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation)
    RETURNING cluster
), updated AS (
    UPDATE cluster_member SET status = @Status, suspected_by = @SuspectTimes, last_seen = @IAmAliveTime
    WHERE cluster IN (SELECT cluster FROM counted) AND address = @Address AND port = @Port AND generation = @Generation
    RETURNING 1
)
SELECT count(*)::integer FROM updated
$query$),
('UpdateIAmAlivetimeKey', $query$
UPDATE cluster_member SET last_seen = @IAmAliveTime
WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$query$),
-- The version comes along even where there is no member.
('MembershipReadRowKey', $query$
SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName", m.host_name AS "HostName",
    m.status AS "Status", m.gateway_port AS "ProxyPort", m.suspected_by AS "SuspectTimes", m.started AS "StartTime",
    m.last_seen AS "IAmAliveTime", v.version AS "Version"
FROM cluster_version v
LEFT JOIN cluster_member m ON m.cluster = v.cluster AND m.address = @Address AND m.port = @Port AND m.generation = @Generation
WHERE v.cluster = @DeploymentId
$query$),
('MembershipReadAllKey', $query$
SELECT m.address AS "Address", m.port AS "Port", m.generation AS "Generation", m.silo_name AS "SiloName", m.host_name AS "HostName",
    m.status AS "Status", m.gateway_port AS "ProxyPort", m.suspected_by AS "SuspectTimes", m.started AS "StartTime",
    m.last_seen AS "IAmAliveTime", v.version AS "Version"
FROM cluster_version v
LEFT JOIN cluster_member m ON m.cluster = v.cluster
WHERE v.cluster = @DeploymentId
$query$),
('GatewaysQueryKey', $query$
SELECT address AS "Address", gateway_port AS "ProxyPort", generation AS "Generation"
FROM cluster_member
WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0
$query$),
('DeleteMembershipTableEntriesKey', $query$
DELETE FROM cluster_version WHERE cluster = @DeploymentId
$query$),
-- 3 is Active: such a silo is not gone, however long it has been silent.
('CleanupDefunctSiloEntriesKey', $query$
DELETE FROM cluster_member WHERE cluster = @DeploymentId AND last_seen < @IAmAliveTime AND status <> 3
$query$);

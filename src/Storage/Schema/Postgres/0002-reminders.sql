-- needs 2
CREATE SEQUENCE reminder_version AS integer CYCLE;

CREATE TABLE reminder (
    service    text        NOT NULL,
    grain      text        NOT NULL,
    name       text        NOT NULL,
    grain_hash integer     NOT NULL,
    starts     timestamptz NOT NULL,
    period     bigint      NOT NULL, -- milliseconds
    version    integer     NOT NULL,
    PRIMARY KEY (service, grain, name)
);

-- Each silo reads those of its part of the ring.
CREATE INDEX reminder_ring ON reminder (service, grain_hash);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', $query$
INSERT INTO reminder (service, grain, name, grain_hash, starts, period, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, nextval('reminder_version'))
ON CONFLICT (service, grain, name) DO UPDATE
SET grain_hash = excluded.grain_hash, starts = excluded.starts, period = excluded.period, version = excluded.version
RETURNING version AS "Version"
$query$),
('ReadReminderRowKey', $query$
SELECT grain AS "GrainId", name AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
FROM reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName
$query$),
('ReadReminderRowsKey', $query$
SELECT grain AS "GrainId", name AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
FROM reminder WHERE service = @ServiceId AND grain = @GrainId
$query$),
('ReadRangeRows1Key', $query$
SELECT grain AS "GrainId", name AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
FROM reminder WHERE service = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash
$query$),
-- A part that goes over the end of the ring.
('ReadRangeRows2Key', $query$
SELECT grain AS "GrainId", name AS "ReminderName", starts AS "StartTime", period AS "Period", version AS "Version"
FROM reminder WHERE service = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)
$query$),
('DeleteReminderRowKey', $query$
WITH deleted AS (
    DELETE FROM reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version RETURNING 1
)
SELECT count(*)::integer FROM deleted
$query$),
('DeleteReminderRowsKey', $query$
DELETE FROM reminder WHERE service = @ServiceId
$query$);

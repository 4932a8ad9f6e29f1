-- needs 2
CREATE TABLE orleans_reminder (
    service    TEXT    NOT NULL,
    grain      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    grain_hash INTEGER NOT NULL,
    starts     TEXT    NOT NULL,
    period     INTEGER NOT NULL, -- milliseconds
    version    INTEGER NOT NULL,
    PRIMARY KEY (service, grain, name)
) STRICT;

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('UpsertReminderRowKey', '
INSERT INTO orleans_reminder (service, grain, name, grain_hash, starts, period, version)
VALUES (@ServiceId, @GrainId, @ReminderName, @GrainHash, @StartTime, @Period, abs(random() % 2147483647) + 1)
ON CONFLICT DO UPDATE
SET grain_hash = excluded.grain_hash, starts = excluded.starts, period = excluded.period, version = excluded.version
RETURNING version AS Version'),
('ReadReminderRowKey', '
SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
FROM orleans_reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName'),
('ReadReminderRowsKey', '
SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
FROM orleans_reminder WHERE service = @ServiceId AND grain = @GrainId'),
('ReadRangeRows1Key', '
SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
FROM orleans_reminder WHERE service = @ServiceId AND grain_hash > @BeginHash AND grain_hash <= @EndHash'),
-- A part that goes over the end of the ring.
('ReadRangeRows2Key', '
SELECT grain AS GrainId, name AS ReminderName, starts AS StartTime, period AS Period, version AS Version
FROM orleans_reminder WHERE service = @ServiceId AND (grain_hash > @BeginHash OR grain_hash <= @EndHash)'),
('DeleteReminderRowKey', '
DELETE FROM orleans_reminder WHERE service = @ServiceId AND grain = @GrainId AND name = @ReminderName AND version = @Version;
SELECT changes()'),
('DeleteReminderRowsKey', '
DELETE FROM orleans_reminder WHERE service = @ServiceId');

-- needs 1
-- What Orleans' own ADO.NET storage needs. It looks its queries up here, by name.
CREATE TABLE OrleansQuery (
    QueryKey  TEXT PRIMARY KEY,
    QueryText TEXT NOT NULL
);

CREATE TABLE orleans_grain_state (
    service  TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    id_hash  INTEGER NOT NULL, -- Orleans' own, of the id in its three parts
    id_first INTEGER NOT NULL,
    id_last  INTEGER NOT NULL,
    id_text  TEXT    NOT NULL, -- '' for none
    version  INTEGER NOT NULL,
    payload  BLOB,             -- null: cleared
    PRIMARY KEY (service, state, id_hash, id_first, id_last, id_text)
) STRICT;

-- A version is drawn at random, so that a record that was deleted and comes again does not fit a writer from before.
-- No row is the answer to a writer that comes too late.
INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
('WriteToStorageKey', '
INSERT INTO orleans_grain_state (service, state, id_hash, id_first, id_last, id_text, version, payload)
SELECT @ServiceId, @GrainTypeString, @GrainIdHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''''), abs(random() % 2147483647) + 1, @PayloadBinary
WHERE @GrainStateVersion IS NULL OR EXISTS (
    SELECT 1 FROM orleans_grain_state
    WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
        AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, ''''))
ON CONFLICT DO UPDATE SET payload = excluded.payload, version = excluded.version WHERE version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion'),
('ReadFromStorageKey', '
SELECT payload AS PayloadBinary, version AS Version
FROM orleans_grain_state
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '''')'),
('ClearStorageKey', '
UPDATE orleans_grain_state SET payload = NULL, version = abs(random() % 2147483647) + 1
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
RETURNING version AS NewGrainStateVersion'),
('DeleteStorageKey', '
DELETE FROM orleans_grain_state
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '''') AND version = @GrainStateVersion
RETURNING 0 AS NewGrainStateVersion');

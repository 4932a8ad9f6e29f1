-- needs 3
-- No version is given twice, not even to a record that was deleted and comes again: a writer from before must not fit.
CREATE SEQUENCE grain_state_version AS integer CYCLE;

CREATE TABLE grain_state (
    service  text        NOT NULL,
    state    text        NOT NULL,
    id_hash  integer     NOT NULL, -- Orleans' own, of the id in its three parts
    id_first bigint      NOT NULL,
    id_last  bigint      NOT NULL,
    id_text  text        NOT NULL, -- '' for none
    version  integer     NOT NULL,
    payload  bytea,                -- null: cleared
    modified timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (service, state, id_hash, id_first, id_last, id_text)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
-- No row is the answer to a writer that comes too late. Of two at once, the second waits for the first and then finds its version gone.
('WriteToStorageKey', $query$
WITH updated AS (
    UPDATE grain_state SET payload = @PayloadBinary, version = nextval('grain_state_version'), modified = now()
    WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
        AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
    RETURNING version
), added AS (
    INSERT INTO grain_state (service, state, id_hash, id_first, id_last, id_text, version, payload)
    SELECT @ServiceId, @GrainTypeString, @GrainIdHash, @GrainIdN0, @GrainIdN1, coalesce(@GrainIdExtensionString, ''), nextval('grain_state_version'), @PayloadBinary
    WHERE @GrainStateVersion IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version
)
SELECT version AS "NewGrainStateVersion" FROM updated UNION ALL SELECT version FROM added
$query$),
('ReadFromStorageKey', $query$
SELECT payload AS "PayloadBinary", version AS "Version"
FROM grain_state
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '')
$query$),
('ClearStorageKey', $query$
UPDATE grain_state SET payload = NULL, version = nextval('grain_state_version'), modified = now()
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING version AS "NewGrainStateVersion"
$query$),
-- Orleans takes the version that was sent for a refusal: any other says that the record is gone.
('DeleteStorageKey', $query$
DELETE FROM grain_state
WHERE service = @ServiceId AND state = @GrainTypeString AND id_hash = @GrainIdHash AND id_first = @GrainIdN0
    AND id_last = @GrainIdN1 AND id_text = coalesce(@GrainIdExtensionString, '') AND version = @GrainStateVersion
RETURNING 0 AS "NewGrainStateVersion"
$query$);

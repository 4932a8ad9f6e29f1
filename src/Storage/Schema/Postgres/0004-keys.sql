-- needs 4
-- Keys of ASP.NET Data Protection. A ring is all keys of one purpose in one cluster.
CREATE TABLE data_protection_key (
    ring  text        NOT NULL,
    name  text        NOT NULL,
    xml   text        NOT NULL,
    added timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (ring, name)
);

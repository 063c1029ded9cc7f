-- History, made from the journal and able to be made from it again. The same text runs on H2 and PostgreSQL.
-- H2 commits each statement by itself, so every one must bear being run again: a server may be killed between two.

-- The number of the newest journal record that is in the tables below; written in the same transaction.
CREATE TABLE IF NOT EXISTS applied (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    journal BIGINT NOT NULL
);
INSERT INTO applied (id, journal) SELECT 1, 0 WHERE NOT EXISTS (SELECT 1 FROM applied);

-- What is had of each outbox: pairs of numbers, as bytes.
CREATE TABLE IF NOT EXISTS outbox (
    sender VARCHAR(64) NOT NULL,
    outbox BIGINT NOT NULL,
    ranges BYTEA NOT NULL,
    PRIMARY KEY (sender, outbox)
);

-- Every meaning that numbers ever had: a greeting for each schema, as it came.
CREATE TABLE IF NOT EXISTS meaning (
    hash BIGINT PRIMARY KEY,
    device VARCHAR(1024) NOT NULL,
    hello BYTEA NOT NULL
);

-- Beds as they last greeted.
CREATE TABLE IF NOT EXISTS bed (
    name VARCHAR(64) PRIMARY KEY,
    sender VARCHAR(64) NOT NULL,
    hello BYTEA NOT NULL,
    heard_ms BIGINT NOT NULL,
    ended BOOLEAN NOT NULL
);

-- Transitions of alarms, each once.
CREATE TABLE IF NOT EXISTS alarm (
    bed VARCHAR(64) NOT NULL,
    at_ms BIGINT NOT NULL,
    journal BIGINT NOT NULL,
    item INTEGER NOT NULL,
    index_ INTEGER NOT NULL,
    priority INTEGER NOT NULL,
    state INTEGER NOT NULL,
    onset_ns BIGINT NOT NULL,
    audible BOOLEAN NOT NULL,
    PRIMARY KEY (bed, at_ms, journal, item)
);

-- A minute of a bed: its outputs' good numbers rolled up, and which journal records hold it. Seconds and
-- waves themselves stay in the journal.
CREATE TABLE IF NOT EXISTS bed_minute (
    bed VARCHAR(64) NOT NULL,
    at_ms BIGINT NOT NULL,
    numbers BYTEA NOT NULL,
    places BYTEA NOT NULL,
    PRIMARY KEY (bed, at_ms)
);

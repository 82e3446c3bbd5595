-- The key store. It lies apart from the database with the data, with backups
-- of its own that are kept for a short time only: a key that is destroyed here
-- destroys what it locks in every copy of the data.

CREATE TABLE hoofdsleutel (
  versie BIGINT PRIMARY KEY,
  proef  ${bytes} NOT NULL,
  op     ${tekst} NOT NULL
);;

CREATE TABLE datasleutel (
  id         ${tekst} PRIMARY KEY,
  onderwerp  ${tekst} NOT NULL,
  wet        ${tekst} NOT NULL,
  bewaring   ${tekst} NOT NULL,
  versie     BIGINT NOT NULL,
  hoofd      BIGINT NOT NULL,
  ingepakt   ${bytes} NOT NULL,
  op         ${tekst} NOT NULL,
  vernietigd ${tekst} NOT NULL DEFAULT '',
  UNIQUE (onderwerp, wet, bewaring, versie)
);;

CREATE INDEX datasleutel_hoofd ON datasleutel (hoofd);;

CREATE TABLE geheim (
  naam     ${tekst} PRIMARY KEY,
  hoofd    BIGINT NOT NULL,
  ingepakt ${bytes} NOT NULL
);;

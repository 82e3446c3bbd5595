-- Signing in: what must be known in every process at once.

-- Someone who is signed in, on one device. A request whose row is gone is nobody's.
CREATE TABLE aanmelding (
  id       ${tekst} PRIMARY KEY,
  account  ${tekst} NOT NULL,
  op       ${tekst} NOT NULL,
  gezien   ${tekst} NOT NULL,
  verloopt ${tekst} NOT NULL,
  slot     ${tekst} NOT NULL,
  inhoud   ${bytes} NOT NULL
);;

CREATE INDEX aanmelding_account ON aanmelding (account, op);;
CREATE INDEX aanmelding_verloopt ON aanmelding (verloopt);;

-- The second factor: its secret, and the last step that was used, so that a
-- code counts once.
CREATE TABLE tweede_factor (
  account ${tekst} PRIMARY KEY,
  sleutel ${tekst} NOT NULL,
  inhoud  ${bytes} NOT NULL,
  stap    BIGINT NOT NULL,
  op      ${tekst} NOT NULL
);;

CREATE TABLE herstelcode (
  account ${tekst} NOT NULL,
  kenmerk ${bytes} NOT NULL,
  PRIMARY KEY (account, kenmerk)
);;

-- Who an account is at the municipality's own sign-in (OpenID Connect).
CREATE TABLE identiteit (
  kenmerk ${bytes} PRIMARY KEY,
  account ${tekst} NOT NULL,
  sleutel ${tekst} NOT NULL,
  inhoud  ${bytes} NOT NULL,
  op      ${tekst} NOT NULL
);;

CREATE UNIQUE INDEX identiteit_account ON identiteit (account);;

-- Attempts that failed, by a keyed hash of what they are counted for.
CREATE TABLE mislukt (
  kenmerk  ${bytes} PRIMARY KEY,
  aantal   BIGINT NOT NULL,
  tot      ${tekst} NOT NULL,
  verloopt ${tekst} NOT NULL
);;

CREATE INDEX mislukt_verloopt ON mislukt (verloopt);;

-- Devices on which an account signed in before.
CREATE TABLE toestel (
  kenmerk  ${bytes} PRIMARY KEY,
  account  ${tekst} NOT NULL,
  verloopt ${tekst} NOT NULL
);;

CREATE INDEX toestel_account ON toestel (account);;
CREATE INDEX toestel_verloopt ON toestel (verloopt);;

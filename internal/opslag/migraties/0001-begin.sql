-- The log of facts is the truth; everything under "the tables of today" is made
-- from it and can be made again (wijzer logboek herbouw).

-- ---------------------------------------------------------------- the truth

-- One entry per recorded fact, in one chain per family. What it says is locked
-- in inhoud; the columns beside it are what a reader's rights are held against.
CREATE TABLE logboek (
  gezin         ${tekst} NOT NULL,
  nr            BIGINT NOT NULL,
  id            ${tekst} NOT NULL,
  op            ${tekst} NOT NULL,
  handeling     ${tekst} NOT NULL,
  soort         ${tekst} NOT NULL,
  onderwerp     ${tekst} NOT NULL,
  samenstelling ${tekst} NOT NULL,
  wet           ${tekst} NOT NULL,
  klasse        ${tekst} NOT NULL,
  domein        ${tekst} NOT NULL,
  auteur        ${tekst} NOT NULL,
  sleutel       ${tekst} NOT NULL,
  inhoud        ${bytes} NOT NULL,
  vorige        ${bytes} NOT NULL,
  hash          ${bytes} NOT NULL,
  PRIMARY KEY (gezin, nr)
);;

CREATE UNIQUE INDEX logboek_id ON logboek (id);;
CREATE INDEX logboek_sleutel ON logboek (sleutel);;

-- Who read what, one event per page, one chain per process that writes it.
CREATE TABLE inzage (
  bron      ${tekst} NOT NULL,
  nr        BIGINT NOT NULL,
  id        ${tekst} NOT NULL,
  op        ${tekst} NOT NULL,
  handeling ${tekst} NOT NULL,
  account   ${tekst} NOT NULL,
  rol       ${tekst} NOT NULL,
  doel      ${tekst} NOT NULL,
  uitkomst  ${tekst} NOT NULL,
  nood      ${tekst} NOT NULL,
  sleutel   ${tekst} NOT NULL,
  inhoud    ${bytes} NOT NULL,
  vorige    ${bytes} NOT NULL,
  hash      ${bytes} NOT NULL,
  PRIMARY KEY (bron, nr)
);;

CREATE INDEX inzage_account ON inzage (account, op);;

CREATE TABLE inzage_object (
  bron    ${tekst} NOT NULL,
  nr      BIGINT NOT NULL,
  volg    BIGINT NOT NULL,
  soort   ${tekst} NOT NULL,
  object  ${tekst} NOT NULL,
  PRIMARY KEY (bron, nr, volg)
);;

CREATE INDEX inzage_object_object ON inzage_object (object);;

-- Signed roots: what the heads of all chains were, so that a copy of one root
-- elsewhere proves all that was written before it.
CREATE TABLE wortel (
  nr           BIGINT PRIMARY KEY,
  op           ${tekst} NOT NULL,
  aantal       BIGINT NOT NULL,
  vorige       ${bytes} NOT NULL,
  hash         ${bytes} NOT NULL,
  handtekening ${bytes} NOT NULL
);;

CREATE TABLE wortel_blad (
  wortel BIGINT NOT NULL,
  keten  ${tekst} NOT NULL,
  lengte BIGINT NOT NULL,
  kop    ${bytes} NOT NULL,
  PRIMARY KEY (wortel, keten)
);;

CREATE TABLE vernietiging (
  sleutel   ${tekst} PRIMARY KEY,
  onderwerp ${tekst} NOT NULL,
  wet       ${tekst} NOT NULL,
  bewaring  ${tekst} NOT NULL,
  op        ${tekst} NOT NULL
);;

-- ---------------------------------------------------------------- heads of chains

CREATE TABLE keten (
  naam      ${tekst} PRIMARY KEY,
  lengte    BIGINT NOT NULL,
  kop       ${bytes} NOT NULL,
  op        ${tekst} NOT NULL,
  geworteld BIGINT NOT NULL
);;

CREATE INDEX keten_te_wortelen ON keten (naam) WHERE lengte > geworteld;;

-- ---------------------------------------------------------------- the tables of today

CREATE TABLE gezin (
  id            ${tekst} PRIMARY KEY,
  samenstelling ${tekst} NOT NULL
);;

CREATE TABLE persoon (
  id    ${tekst} PRIMARY KEY,
  gezin ${tekst} NOT NULL
);;

-- Every entry, and the moment since which it is withdrawn (empty: it stands),
-- with the attributes that a reader's rights are held against.
CREATE TABLE feit (
  id            ${tekst} PRIMARY KEY,
  gezin         ${tekst} NOT NULL,
  nr            BIGINT NOT NULL,
  handeling     ${tekst} NOT NULL,
  soort         ${tekst} NOT NULL,
  onderwerp     ${tekst} NOT NULL,
  samenstelling ${tekst} NOT NULL,
  wet           ${tekst} NOT NULL,
  klasse        ${tekst} NOT NULL,
  domein        ${tekst} NOT NULL,
  auteur        ${tekst} NOT NULL,
  ingetrokken   ${tekst} NOT NULL
);;

CREATE UNIQUE INDEX feit_gezin ON feit (gezin, nr);;
CREATE INDEX feit_onderwerp ON feit (onderwerp, gezin, nr);;

-- Who belongs to a family from when to when. That someone does, is itself a
-- fact with a label: the row of feit with the same id.
CREATE TABLE lid (
  id      ${tekst} PRIMARY KEY,
  gezin   ${tekst} NOT NULL,
  persoon ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX lid_gezin ON lid (gezin, persoon);;
CREATE INDEX lid_persoon ON lid (persoon, gezin);;

-- What is to be done, by when (the row of feit with the same id says for whom),
-- and the same once more per account or team that works with that person: the
-- work list is one walk over that key.
CREATE TABLE taak (
  id      ${tekst} PRIMARY KEY,
  vervalt ${tekst} NOT NULL,
  af      BIGINT NOT NULL
);;

CREATE INDEX taak_vervalt ON taak (vervalt, id) WHERE af = 0;;

CREATE TABLE werklijst (
  lezer   ${tekst} NOT NULL,
  vervalt ${tekst} NOT NULL,
  taak    ${tekst} NOT NULL,
  PRIMARY KEY (lezer, vervalt, taak)
);;

CREATE INDEX werklijst_taak ON werklijst (taak);;

-- The relations of package toegang. The columns van and tot say from when to
-- when a row holds; empty is open.
CREATE TABLE betrokkenheid (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  rol     ${tekst} NOT NULL,
  klasse  ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX betrokkenheid_persoon ON betrokkenheid (persoon, lezer, rol, klasse, van, tot);;

CREATE TABLE vertegenwoordiging (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  grond   ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX vertegenwoordiging_persoon ON vertegenwoordiging (persoon, lezer, grond, van, tot);;

CREATE TABLE onthouding (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX onthouding_persoon ON onthouding (persoon, lezer, van, tot);;

CREATE TABLE belang (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX belang_persoon ON belang (persoon, lezer, van, tot);;

CREATE TABLE toestemming (
  id       ${tekst} PRIMARY KEY,
  persoon  ${tekst} NOT NULL,
  van_wet  ${tekst} NOT NULL,
  naar_wet ${tekst} NOT NULL,
  van      ${tekst} NOT NULL,
  tot      ${tekst} NOT NULL
);;

CREATE INDEX toestemming_persoon ON toestemming (persoon, van_wet, naar_wet, van, tot);;

CREATE TABLE bescherming (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX bescherming_persoon ON bescherming (persoon, van, tot);;

CREATE TABLE noodtoegang (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX noodtoegang_persoon ON noodtoegang (persoon, lezer, van, tot);;

CREATE TABLE vierogen (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  lezer   ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX vierogen_persoon ON vierogen (persoon, lezer, van, tot);;

CREATE INDEX betrokkenheid_lezer ON betrokkenheid (lezer, persoon);;

-- The compositions that families have had: what is shared in a family is shared
-- with the people who were in it then. A composition is never changed; a change
-- of the family makes a new one.
CREATE TABLE samenstelling (
  samenstelling ${tekst} NOT NULL,
  persoon       ${tekst} NOT NULL,
  PRIMARY KEY (samenstelling, persoon)
);;

CREATE INDEX samenstelling_persoon ON samenstelling (persoon, samenstelling);;

-- Keyed hashes to search with. What they were made of cannot be had from them
-- without a key that is not in this database.
CREATE TABLE zoekterm (
  veld    ${tekst} NOT NULL,
  hash    ${bytes} NOT NULL,
  persoon ${tekst} NOT NULL,
  feit    ${tekst} NOT NULL,
  PRIMARY KEY (veld, hash, persoon, feit)
);;

CREATE INDEX zoekterm_feit ON zoekterm (feit);;

-- ---------------------------------------------------------------- the shop

CREATE TABLE verzoek (
  sleutel  ${bytes} PRIMARY KEY,
  vorm     ${bytes} NOT NULL,
  slot     ${tekst} NOT NULL,
  uitkomst ${bytes} NOT NULL,
  op       ${tekst} NOT NULL
);;

CREATE TABLE uitgaand (
  id        ${tekst} PRIMARY KEY,
  soort     ${tekst} NOT NULL,
  gezin     ${tekst} NOT NULL,
  onderwerp ${tekst} NOT NULL,
  wet       ${tekst} NOT NULL,
  klasse    ${tekst} NOT NULL,
  sleutel   ${tekst} NOT NULL,
  inhoud    ${bytes} NOT NULL,
  stand     ${tekst} NOT NULL,
  vanaf     ${tekst} NOT NULL,
  pogingen  BIGINT NOT NULL,
  huurder   ${tekst} NOT NULL,
  op        ${tekst} NOT NULL
);;

CREATE INDEX uitgaand_rij ON uitgaand (stand, vanaf, id);;

CREATE TABLE account (
  id         ${tekst} PRIMARY KEY,
  naam       ${bytes} NOT NULL UNIQUE,
  sleutel    ${tekst} NOT NULL,
  inhoud     ${bytes} NOT NULL,
  wachtwoord ${tekst} NOT NULL,
  stand      ${tekst} NOT NULL,
  op         ${tekst} NOT NULL
);;

CREATE TABLE account_rol (
  account ${tekst} NOT NULL,
  rol     ${tekst} NOT NULL,
  team    ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL,
  PRIMARY KEY (account, rol, team, van)
);;

CREATE TABLE sessie (
  kenmerk  ${bytes} PRIMARY KEY,
  slot     ${tekst} NOT NULL,
  inhoud   ${bytes} NOT NULL,
  verloopt ${tekst} NOT NULL
);;

CREATE INDEX sessie_verloopt ON sessie (verloopt);;

-- ---------------------------------------------------------------- no way back

-- alleen sqlite
CREATE TRIGGER logboek_blijft_u BEFORE UPDATE ON logboek BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER logboek_blijft_d BEFORE DELETE ON logboek BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER inzage_blijft_u BEFORE UPDATE ON inzage BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER inzage_blijft_d BEFORE DELETE ON inzage BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER inzage_object_blijft_u BEFORE UPDATE ON inzage_object BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER inzage_object_blijft_d BEFORE DELETE ON inzage_object BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER wortel_blijft_u BEFORE UPDATE ON wortel BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER wortel_blijft_d BEFORE DELETE ON wortel BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER wortel_blad_blijft_u BEFORE UPDATE ON wortel_blad BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER wortel_blad_blijft_d BEFORE DELETE ON wortel_blad BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER vernietiging_blijft_u BEFORE UPDATE ON vernietiging BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER vernietiging_blijft_d BEFORE DELETE ON vernietiging BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
-- einde

-- alleen postgresql
CREATE FUNCTION logboek_blijft() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'het logboek blijft zoals het is'; END $$;;
CREATE TRIGGER logboek_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON logboek EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER inzage_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON inzage EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER inzage_object_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON inzage_object EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER wortel_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON wortel EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER wortel_blad_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON wortel_blad EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER vernietiging_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON vernietiging EXECUTE FUNCTION logboek_blijft();;
-- einde

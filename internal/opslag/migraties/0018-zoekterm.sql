-- What a search looks at first, beside the search hash: the kind of the piece and
-- whom it is about. Of a name that many have, only those that the reader can know
-- are then looked up.

-- alleen sqlite
CREATE TABLE zoekterm_nieuw (
  veld      ${tekst} NOT NULL,
  hash      ${bytes} NOT NULL,
  persoon   ${tekst} NOT NULL,
  feit      ${tekst} NOT NULL,
  soort     ${tekst} NOT NULL,
  onderwerp ${tekst} NOT NULL,
  PRIMARY KEY (veld, hash, soort, onderwerp, persoon, feit)
);;
INSERT INTO zoekterm_nieuw (veld, hash, soort, onderwerp, persoon, feit)
  SELECT z.veld, z.hash, f.soort, f.onderwerp, z.persoon, z.feit FROM zoekterm z JOIN feit f ON f.id = z.feit ORDER BY z.veld, z.hash;;
DROP TABLE zoekterm;;
ALTER TABLE zoekterm_nieuw RENAME TO zoekterm;;
CREATE INDEX zoekterm_feit ON zoekterm (feit);;
-- einde

-- alleen postgresql
ALTER TABLE zoekterm ADD COLUMN soort ${tekst} NOT NULL DEFAULT '';;
ALTER TABLE zoekterm ADD COLUMN onderwerp ${tekst} NOT NULL DEFAULT '';;
ALTER TABLE zoekterm DROP CONSTRAINT zoekterm_pkey;;
UPDATE zoekterm SET soort = f.soort, onderwerp = f.onderwerp FROM feit f WHERE f.id = zoekterm.feit;;
ALTER TABLE zoekterm ALTER COLUMN soort DROP DEFAULT;;
ALTER TABLE zoekterm ALTER COLUMN onderwerp DROP DEFAULT;;
ALTER TABLE zoekterm ADD PRIMARY KEY (veld, hash, soort, onderwerp, persoon, feit);;
-- einde

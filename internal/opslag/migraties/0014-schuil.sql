-- The protections that stand: who has one is found by no place. What was recorded
-- before this table: a protection without an end stands, and one that never held
-- (a silent link that found nothing) does not.
CREATE TABLE schuil (
  relatie ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL
);;

CREATE INDEX schuil_persoon ON schuil (persoon);;

INSERT INTO schuil (relatie, persoon) SELECT id, persoon FROM bescherming WHERE tot = '9999-12-31';;
INSERT INTO schuil (relatie, persoon) SELECT id, persoon FROM koppeling WHERE tot = '9999-12-31';;
DELETE FROM zoekterm WHERE veld IN ('adres', 'telefoon') AND persoon IN (SELECT persoon FROM schuil);;

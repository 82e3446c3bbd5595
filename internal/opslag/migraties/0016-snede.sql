-- The log of who looked can be cut: what it says of someone goes with his file.
-- A cut is signed (snede), and the hash of the line stays what it was, so the
-- chain keeps holding. niemand marks the lines that were about nobody.
ALTER TABLE inzage ADD COLUMN niemand ${tekst} NOT NULL DEFAULT 'nee';;

-- alleen sqlite
ALTER TABLE inzage ADD COLUMN snede ${bytes} NOT NULL DEFAULT x'';;
DROP TRIGGER inzage_blijft_u;;
DROP TRIGGER inzage_object_blijft_d;;
-- einde

-- alleen postgresql
ALTER TABLE inzage ADD COLUMN snede ${bytes} NOT NULL DEFAULT '';;
DROP TRIGGER inzage_blijft ON inzage;;
DROP TRIGGER inzage_object_blijft ON inzage_object;;
-- einde

UPDATE inzage SET niemand = 'ja' WHERE NOT EXISTS (SELECT 1 FROM inzage_object b WHERE b.bron = inzage.bron AND b.nr = inzage.nr);;

CREATE INDEX inzage_niemand ON inzage (op) WHERE niemand = 'ja';;

-- What was destroyed since a moment.
CREATE INDEX vernietiging_op ON vernietiging (op);;

-- A cut takes away and adds nothing: what a line says stays or becomes empty,
-- and its place in the chain stays.

-- alleen sqlite
CREATE TRIGGER inzage_blijft_u BEFORE UPDATE ON inzage WHEN NOT (length(NEW.snede) > 0
  AND NEW.bron = OLD.bron AND NEW.nr = OLD.nr AND NEW.vorige = OLD.vorige AND NEW.hash = OLD.hash
  AND NEW.op IN (OLD.op, '') AND NEW.handeling IN (OLD.handeling, '') AND NEW.account IN (OLD.account, '') AND NEW.rol IN (OLD.rol, '')
  AND NEW.doel IN (OLD.doel, '') AND NEW.uitkomst IN (OLD.uitkomst, '') AND NEW.nood IN (OLD.nood, '') AND NEW.sleutel IN (OLD.sleutel, '')
  AND NEW.niemand IN (OLD.niemand, 'nee'))
BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER inzage_object_blijft_d BEFORE DELETE ON inzage_object
WHEN NOT EXISTS (SELECT 1 FROM inzage i WHERE i.bron = OLD.bron AND i.nr = OLD.nr AND length(i.snede) > 0)
BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
-- einde

-- alleen postgresql
CREATE TRIGGER inzage_blijft BEFORE DELETE OR TRUNCATE ON inzage EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER inzage_blijft_u BEFORE UPDATE ON inzage FOR EACH ROW WHEN (NOT (length(NEW.snede) > 0
  AND NEW.bron = OLD.bron AND NEW.nr = OLD.nr AND NEW.vorige = OLD.vorige AND NEW.hash = OLD.hash
  AND NEW.op IN (OLD.op, '') AND NEW.handeling IN (OLD.handeling, '') AND NEW.account IN (OLD.account, '') AND NEW.rol IN (OLD.rol, '')
  AND NEW.doel IN (OLD.doel, '') AND NEW.uitkomst IN (OLD.uitkomst, '') AND NEW.nood IN (OLD.nood, '') AND NEW.sleutel IN (OLD.sleutel, '')
  AND NEW.niemand IN (OLD.niemand, 'nee')))
EXECUTE FUNCTION logboek_blijft();;
CREATE FUNCTION inzage_object_weg() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM inzage i WHERE i.bron = OLD.bron AND i.nr = OLD.nr AND length(i.snede) > 0) THEN
    RAISE EXCEPTION 'het logboek blijft zoals het is';
  END IF;
  RETURN OLD;
END $$;;
CREATE TRIGGER inzage_object_blijft BEFORE UPDATE OR TRUNCATE ON inzage_object EXECUTE FUNCTION logboek_blijft();;
CREATE TRIGGER inzage_object_blijft_d BEFORE DELETE ON inzage_object FOR EACH ROW EXECUTE FUNCTION inzage_object_weg();;
-- einde

-- What is attached to a piece, apart from the log, so that reading a family never
-- reads it. It is locked with the key of its piece, whose id it has.
CREATE TABLE bijlage (
  id      ${tekst} PRIMARY KEY,
  sleutel ${tekst} NOT NULL,
  inhoud  ${bytes} NOT NULL
);;

-- alleen sqlite
CREATE TRIGGER bijlage_blijft_u BEFORE UPDATE ON bijlage BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER bijlage_blijft_d BEFORE DELETE ON bijlage BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
-- einde

-- alleen postgresql
CREATE TRIGGER bijlage_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON bijlage EXECUTE FUNCTION logboek_blijft();;
-- einde

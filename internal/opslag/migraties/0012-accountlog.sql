-- The journal of changes of accounts: one chain, only ever added to.
CREATE TABLE accountlog (
  nr        BIGINT PRIMARY KEY,
  id        ${tekst} NOT NULL,
  op        ${tekst} NOT NULL,
  handeling ${tekst} NOT NULL,
  account   ${tekst} NOT NULL,
  door      ${tekst} NOT NULL,
  sleutel   ${tekst} NOT NULL,
  inhoud    ${bytes} NOT NULL,
  vorige    ${bytes} NOT NULL,
  hash      ${bytes} NOT NULL
);;

CREATE INDEX accountlog_account ON accountlog (account, nr);;

-- alleen sqlite
CREATE TRIGGER accountlog_blijft_u BEFORE UPDATE ON accountlog BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
CREATE TRIGGER accountlog_blijft_d BEFORE DELETE ON accountlog BEGIN SELECT RAISE(ABORT, 'het logboek blijft zoals het is'); END;;
-- einde

-- alleen postgresql
CREATE TRIGGER accountlog_blijft BEFORE UPDATE OR DELETE OR TRUNCATE ON accountlog EXECUTE FUNCTION logboek_blijft();;
-- einde

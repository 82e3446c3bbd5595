-- Silent protection of a second registration, lists for supervision, and the
-- domain in which an account works.

CREATE TABLE koppeling (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX koppeling_persoon ON koppeling (persoon, van, tot);;

-- Lists of everyone, the newest first. Of every registration a row of koppeling
-- is written; only those that held at some time are listed.
CREATE INDEX koppeling_lijst ON koppeling (van, id) WHERE van < tot;;
CREATE INDEX noodtoegang_lijst ON noodtoegang (van, id);;
CREATE INDEX vierogen_lijst ON vierogen (van, id);;
CREATE INDEX belang_lijst ON belang (van, id);;

CREATE INDEX inzage_nood ON inzage (op, id) WHERE nood = 'ja';;

ALTER TABLE account_rol ADD COLUMN domein ${tekst} NOT NULL DEFAULT '';;

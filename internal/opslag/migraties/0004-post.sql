-- What happened within a window of time, so that several processes keep one
-- count. The key is a keyed hash of who did what.
CREATE TABLE rem (
  sleutel ${bytes} NOT NULL,
  op      ${tekst} NOT NULL,
  volg    ${tekst} NOT NULL,
  PRIMARY KEY (sleutel, op, volg)
);;

CREATE INDEX rem_op ON rem (op);;

-- Numbers that were given out and never come back: of assignments, per domain.
CREATE TABLE uitgegeven (
  reeks  ${tekst} NOT NULL,
  nummer BIGINT NOT NULL,
  PRIMARY KEY (reeks, nummer)
);;

CREATE INDEX verzoek_op ON verzoek (op);;

-- What waits for review at the gate is found without walking over all tasks.
CREATE INDEX feit_vastgehouden ON feit (id) WHERE soort = 'vastgehouden' AND handeling = 'taak';;

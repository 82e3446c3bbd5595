-- Of whom the use of data is restricted (AVG art. 18).
CREATE TABLE beperking (
  id      ${tekst} PRIMARY KEY,
  persoon ${tekst} NOT NULL,
  van_wet ${tekst} NOT NULL,
  van     ${tekst} NOT NULL,
  tot     ${tekst} NOT NULL
);;

CREATE INDEX beperking_persoon ON beperking (persoon, van_wet, van, tot);;
CREATE INDEX beperking_lijst ON beperking (van, id);;

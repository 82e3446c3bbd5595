-- Requests of people about their own data that wait for an answer are found
-- without walking over all tasks.
CREATE INDEX feit_avg ON feit (id) WHERE soort = 'avg-verzoek' AND handeling = 'taak';;

-- What was told to be destroyed is found by its unit.
CREATE INDEX vernietiging_eenheid ON vernietiging (onderwerp, wet, bewaring);;

-- The tasks that a composition shares, to put them on the work list of who
-- becomes involved: without it every shared entry of the city would be walked.
CREATE INDEX feit_gedeelde_taak ON feit (samenstelling) WHERE handeling = 'taak';;

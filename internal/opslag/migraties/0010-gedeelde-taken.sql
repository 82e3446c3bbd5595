-- Only the tasks that a composition shares: a task about one person has no
-- composition, and PostgreSQL walked over all of those to find the shared few.
DROP INDEX feit_gedeelde_taak;;
CREATE INDEX feit_gedeelde_taak ON feit (samenstelling) WHERE handeling = 'taak' AND samenstelling <> '';;

// Package besluit holds the way from a report (melding) to a decision and an
// objection, and makes the decisions themselves: one per person per law, never
// one for a household.
//
// Melding, Onderzoek, Verslag, Aanvraag, Besluit and Bezwaar are separate
// objects with dates of their own; a Procedure holds them together for one
// person and one law, and says what is due when, with the article. Statutory
// terms come from package termijn.
//
// Maak turns a computed arrangement into decisions. A line without a checkable
// quantity does not become a decision, and no switch changes that (CRvB
// 16-10-2019, ECLI:NL:CRVB:2019:3364; CRvB 26-5-2021, ECLI:NL:CRVB:2021:1381).
//
// # Who may know what
//
// A Besluit holds what its addressee may know: his own lines, results and
// reasons. What tells about others (the package, the setting, tariffs and
// amounts, why the advice was not followed) stands in Achtergrond, which never
// leaves. Gezinssituatie says which letter goes to whom and who may be named in it;
// where safety is at stake it gives no letter but asks for a person.
//
// The package is pure: the day is passed in, and so is the randomness of a
// reference.
package besluit

// Package proefstad makes Proefstad, a city that does not exist: families,
// decisions, desks, providers, accounts and questionnaires for demonstrations
// and tests.
//
// It has two parts. The caseload of 2018 and 2019 equals, count by count, what
// the evaluation "Het idee is super" publishes of the gezinsarrangementen of
// Rotterdam; each count stands in a table with its place in that report, and
// what no source gives is drawn from the seed and marked as invented. Beside
// it stand a dozen families with a story, dated around the day that the city
// is made for; they count in none of the published totals.
//
// Nobody in it exists. Surnames are tools, vegetables, birds and dikes, every
// burgerservicenummer is a number for tests, streets and providers are
// invented, telephone numbers begin with 0600, as no Dutch mobile number does, and
// prices carry the status "verzonnen". The same seed and day always give the
// same city: the package reads no clock, no file and no other randomness.
package proefstad

// Package kostprijs builds an hourly tariff for Wmo support and youth care from
// the collective labour agreements (cao) up, so that a judge can follow which
// source fed which number. Rotterdam lost its tariff case on exactly that
// (ECLI:NL:RBROT:2021:12645).
//
// Start with Laad, which reads the embedded cao tables, terms, premiums and
// indices. Fill an Invoer, or read one with the package kostprijs/bestand, and
// give both to Maak. Maak refuses, all faults at once, whatever a tariff may
// not rest on: a percentage without a base, a number without a source, a mix
// that is not 100%, a scale that the cao lacks on that date, an open choice.
// The Model that it gives computes: Bereken for the outcome, and from there
// the trace (Spoor), the waterfall, the two legal views, the sensitivity of
// every parameter, ranges by sampling and the comparison of two versions.
//
// Every amount is an exact rational number (Getal). Rounding happens only
// where a named rule in the input says so. Nothing in this package uses
// floating point, reads a clock or keeps state.
package kostprijs

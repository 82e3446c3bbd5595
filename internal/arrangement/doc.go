// Package arrangement holds the facts of a family against the rules of a
// municipality: which arrangements fit and why, which question would settle
// what is unknown, and what a chosen arrangement comes to, line by line, with
// minutes and euros.
//
// It is one engine for one family and for a whole city: pure, without state
// that others see, and without any word of a municipality. What an outcome
// says stands in the catalogue (package regeling).
package arrangement

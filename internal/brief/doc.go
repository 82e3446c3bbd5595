// Package brief makes letters: a decision, a notice or a message of the
// procedure, for one recipient, as an accessible PDF and as plain text.
//
// A Brief is a value that holds just what is printed. It is made from the
// decision of this recipient, the Zending that says in which capacity he reads
// and who may be named to him, and what belongs to him and to the sender. No
// function here is given the family: what a letter cannot be given, it cannot
// tell. It never prints the package, the setting, a tariff or an amount that is
// paid to a provider, and never on what ground an own contribution is or is not
// due.
//
// What remains, and is accepted: a decision under the Wmo states the minutes and
// the result areas of its own addressee, because it does not stand without them
// (CRvB 2021:1381). Both follow the package and the setting, so someone who
// lives elsewhere and knows the public table can tell 60 minutes, which only a
// semi- or intramural arrangement gives, from 45 or 180. He cannot tell which of
// the two it is, nor where, with whom or since when.
//
// The package is pure. The same input gives the same bytes. What leaves goes
// through package poort.
package brief

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
// The package is pure. The same input gives the same bytes. What leaves goes
// through package poort.
package brief

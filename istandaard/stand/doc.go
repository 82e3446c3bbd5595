// Package stand checks a message of iWmo or iJw against what its receiver knows:
// the rules of level 3 (earlier messages) and level 4 (the calendar, the list of
// municipalities, the contract). The rules inside one message, level 1 and 2, are
// in istandaard/controle; run those first.
//
// What is known comes through the interface Stand. A program with a database
// implements that; Geheugen is one in memory that learns from the messages it is
// given, for tests and for small use.
//
// Regels lists every rule with its return code, the messages it is for, and where
// the sources leave doubt how we read them. A message must not be rejected on what
// its sender could not know (OP095), so where a Stand does not know a contract, a
// price or a product list, the rule that needs it is silent.
package stand

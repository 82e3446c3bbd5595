// Package keten makes the messages that go out to providers: of decisions, the
// assignments (301) of iWmo and iJw, one per person, provider and law.
//
// A message is built from what its provider may receive, checked as its receiver
// will check it (istandaard/controle), and passes the outbound gate. What comes
// out is a poort.Doorgelaten and nothing else; sending it is for another room.
// About someone with a safety flag nothing goes out: the outcome then says, in
// the words of the gate, that the safe route is to be taken (OP003).
//
// All or nothing: with one fault in what was given no message is made at all.
// A piece that the gate holds, and a person for whom the safe route is taken, are
// no faults; the others still get their message.
//
// What release 3.2 has no place for is not in a message: the reference of the
// decision and its grounds. The outcome binds the number of each assignment to
// its decision and its line instead.
package keten

// Package maak makes assignments (301) of iWmo and iJw from plain input: a client,
// where to reach him, and what is assigned. What it makes is valid and keeps every
// rule inside the message; what cannot be made so comes back as faults.
//
// A client whose whereabouts must stay secret gets BeschermdAdres for contact. The
// standard has no secret address: without a postal address the message would tell
// where someone is hiding, to everyone in the chain who may read it. When even a
// message at all brings risk, a professional says so and nothing is sent (OP003);
// that decision is not this package's to make.
package maak

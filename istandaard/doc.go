// Package istandaard reads and writes the messages of iWmo and iJw: the
// standards in which Dutch municipalities and care providers exchange
// assignments, starts, stops, requests and declarations under the Wmo 2015 and
// the Jeugdwet. It knows all fourteen messages of both domains, release 3.2.
//
// The parts:
//
//   - this package holds the messages as Go structs, the code lists with their
//     meanings, and the codec between structs and XML files;
//   - istandaard/controle checks a file: structure and every rule inside one
//     message (level 1 and 2);
//   - istandaard/stand checks a message against what the receiver knows: earlier
//     messages, assignments, the calendar (level 3 and 4);
//   - istandaard/antwoord makes the return message or the declaration answer;
//   - istandaard/maak makes messages from plain input.
//
// It imports nothing but the standard library and can be used on its own.
//
// Facts about the standard come from its schemas, its rule export and its
// stylesheet; where those leave doubt, the name in question says so.
package istandaard

// Package controle checks messages of iWmo and iJw 3.2: their structure (level
// 1, what the XSD says) and every rule that stays inside one message (level 2,
// what the official stylesheet says). One streaming pass does both, in time
// linear in the size of the file and in memory that does not grow with it but
// for the keys that must be unique.
//
// Start with [Controleer]. [Regels] lists what is checked, and where the
// sources leave doubt.
//
// The facts stand as tables: bomen.go (the tree of each message) and regels.go
// (the rules of level 2) here; data types, facets and code lists in package
// istandaard. The schemas themselves are not needed to build, to run or to test; where
// they are at hand beside the project the tests compare the tables with them.
//
// What a file may contain is narrower than XML: a document type declaration is
// refused, so no entity is ever expanded or fetched.
package controle

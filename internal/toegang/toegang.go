// Package toegang decides who may see what, and why. It is the one read rule
// of the program: nothing reads, counts, searches, writes, sends or exports
// without it, timers and other system actors included.
//
// # The algebra
//
// A rule is a Predicaat: a closed tree of constants, and, or, not, membership
// and "a row exists that holds now". It is data, not code. A predicate speaks
// about attributes of the row that is asked for (see Kenmerken), about the
// reader, and about a few dated relations, such as who is involved with whom
// (see Relaties). It cannot speak about families at all: people and dated
// compositions only, so that merging, splitting or moving a family moves no
// wall.
//
// One tree has four readers:
//
//   - Evaluate says yes or no over values in memory;
//   - Explain says the same with a Dutch sentence for each step;
//   - Bind fills in the reader, the day and the purpose, and simplifies;
//   - Compile writes it as the text of an SQL condition with numbered
//     placeholders, one text for SQLite and PostgreSQL, given a Kaart from
//     attributes and relations to columns.
//
// A property over generated rows holds Evaluate, Explain, Bind and Compile to
// be equal.
//
// # What a refused reader learns
//
// Nothing. Each refusal has the same words, and they are the words for what
// does not exist. The explanation is for the log and for who reviews it.
package toegang

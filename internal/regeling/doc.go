// Package regeling holds the rules of a municipality as data: which kinds of
// facts there are, which products, under which conditions, with which lines,
// levels, quantities and prices, since when, and from which source.
//
// A catalogue is one or more YAML files. Loading checks everything and gives
// all faults at once, each with file, line number and a Dutch sentence. What
// is loaded never changes and may be used by many goroutines.
//
// Conditions are structured data from a small closed vocabulary. One
// representation has several readers: [Omgeving.Weeg] evaluates it over yes,
// no and unknown, [Voorwaarde.Zin] says it in Dutch, [Omgeving.Open] finds what
// would have to be known.
//
// No term of any municipality stands in this package: they are in the
// catalogues, beside the code in rotterdam/ and modellen/.
package regeling

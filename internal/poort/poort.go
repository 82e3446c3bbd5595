// Package poort is the outbound gate. A letter, message, export or mail leaves
// the program as a Doorgelaten, and only this package can make one: senders
// take that type and nothing else.
//
// Two lines of defence stand behind each other.
//
//  1. What leaves is built for one recipient from fields that he may receive.
//     The caller proposes fields, each with the record it comes from; the gate
//     asks package toegang about each, and gives the maker of the letter only
//     what was allowed.
//  2. What was made is then searched for everything that says where a
//     protected person can be found, in every spelling, in the text, the file
//     name, the properties and the bytes. A find is held for review.
//
// The gate is no oracle. Whatever was found, whoever it is about, and also
// when nothing was found but the piece could not be read, the sender gets the
// same words. One role sees the details, at a limited rate; a sender whose
// pieces are held too often gets everything held for a while, so that trying
// spellings teaches nothing.
//
// What the search can do: letters and digits in any script that looks like
// ours, accents, full width, zero width, bidirectional tricks, spaces and signs
// in between, the usual abbreviations, number words, and the layers of
// encoding of HTML, XML, JSON, URLs, mail, zip, spreadsheet and PDF. What it
// cannot do: a picture of an address, a description ("behind the church"), or
// a text in a file that it cannot open. It therefore holds what it cannot read.
package poort

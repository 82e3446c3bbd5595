// Package pdf sets letters and overviews as tagged PDF: text that a screen
// reader reads in the right order, with title, language, headings, lists and
// tables whose header cells say what they head.
//
// A [Document] is data: blocks that say what something is (a heading, a list, a
// table), never where it stands. A [Zetter] holds the parsed fonts and turns
// documents into bytes; one Zetter serves the whole process and may be used by
// several goroutines at once. The only I/O is the io.Writer that is passed in.
//
// The same document gives the same bytes: dates are passed in, nothing is
// random, nothing names the program, the machine or the user. Text reaches the
// file only as numbers (glyph codes, hexadecimal strings) or escaped in the
// XMP packet, so no input can break out of its place.
//
// The file makes no claim to PDF/UA or PDF/A. It follows ISO 32000-1 (PDF 1.7)
// 14.7 and 14.8 and is written with PDF/UA-1 in mind, but no checker for these
// standards has shown it.
//
// Why not a library: codeberg.org/go-pdf/fpdf has no tagging and parses its
// fonts anew for each document (14 ms and 12 MB for a plain two-page text, see
// the benchmark); no Go library with tagging could be had. The fonts and the
// reading of their tables come from golang.org/x/image.
package pdf

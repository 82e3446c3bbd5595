// Package termijn computes Dutch statutory terms and calendars: the Algemene
// termijnenwet to the letter, the working days of the message chain, and the
// terms of the Wmo 2015, the Jeugdwet, the Awb and their neighbours as dated
// data. It has no state and knows no clock: the same question always gives the
// same answer.
//
// Start with Bereken for a term that has a code ("WMO-BESCH"), with
// BerekenDuur for a bare length ("6week"), and with Termijn.Opgeschort when the
// clock has stood still. Read Waarschuwingen: a term that ends in a year whose
// equated days this package does not know is computed, and says so.
//
// The day of the event never counts; day 1 is the day after. Eind is the last
// day on which something is still in time, unless the term says otherwise.
//
// The data are facts read from the law; each row names its source, the version
// of the text, and how sure the reading is. They are no legal advice.
package termijn

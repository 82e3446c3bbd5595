// Package termijn computes Dutch statutory terms and calendars: the Algemene
// termijnenwet to the letter, the working days of the message chain, and the
// terms of the Wmo 2015, the Jeugdwet and the Awb as dated data.
package termijn

package controle

import "bytes"

// leesDatum reads an xs:date without time zone, and gives its digits as one
// number: 2026-03-15 is 20260315. A year has four digits or more, without
// leading zero where it has more, and there is no year 0.
func leesDatum(b []byte) (int64, bool) {
	min := len(b) > 0 && b[0] == '-'
	if min {
		b = b[1:]
	}
	eind := len(b) - len("-MM-DD")
	if eind < 4 || b[eind] != '-' || b[eind+3] != '-' || eind > 4 && b[0] == '0' || eind > maxJaar {
		return 0, false
	}
	jaar, ok1 := cijfers(b[:eind])
	maand, ok2 := cijfers(b[eind+1 : eind+3])
	dag, ok3 := cijfers(b[eind+4:])
	if !ok1 || !ok2 || !ok3 || jaar == 0 || maand < 1 || maand > 12 || dag < 1 {
		return 0, false
	}
	teken := jaar
	if min {
		teken = -jaar
	}
	if dag > dagenIn(teken, maand) {
		return 0, false
	}
	return jaar*10000 + maand*100 + dag, true
}

// maxJaar is the most digits that a year may have: enough for every date that
// makes sense, and few enough to count with.
const maxJaar = 9

func cijfers(b []byte) (int64, bool) {
	var n int64
	for _, c := range b {
		if !isCijfer(c) {
			return 0, false
		}
		n = n*10 + int64(c-'0')
	}
	return n, true
}

func schrikkeljaar(jaar int64) bool { return jaar%4 == 0 && jaar%100 != 0 || jaar%400 == 0 }

func dagenIn(jaar, maand int64) int64 {
	switch maand {
	case 2:
		if schrikkeljaar(jaar) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// datumFout tells a date with a time zone (RS032) from what is no date at all.
func datumFout(b []byte) waardefout {
	if bytes.IndexByte(b, ':') >= 0 || bytes.IndexByte(b, 'Z') >= 0 {
		return datumZone
	}
	return geenDatum
}

// toetsTijd holds a text against xs:time without time zone: UU:MM:SS, with
// digits behind the seconds if any. 24:00:00 is allowed, as the end of a day.
func toetsTijd(b []byte) waardefout {
	if bytes.ContainsAny(b, "Z+-") {
		return tijdZone
	}
	if len(b) < 8 || b[2] != ':' || b[5] != ':' {
		return geenTijd
	}
	uur, ok1 := cijfers(b[:2])
	minuut, ok2 := cijfers(b[3:5])
	seconde, ok3 := cijfers(b[6:8])
	if !ok1 || !ok2 || !ok3 || minuut > 59 || seconde > 59 {
		return geenTijd
	}
	deel := b[8:]
	if len(deel) > 0 && (deel[0] != '.' || len(deel) == 1 || !allemaal(deel[1:], isCijfer)) {
		return geenTijd
	}
	nul := minuut == 0 && seconde == 0 && len(bytes.Trim(deel, ".0")) == 0
	if uur > 24 || uur == 24 && !nul {
		return geenTijd
	}
	return waardefout{}
}

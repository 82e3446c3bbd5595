package poort

import "slices"

// Bijlage is a file that somebody else made, as it was brought in: a scan, a
// photo, a letter of a school. It is given to one reader who may see it.
//
// Of such a file the gate cannot know what is in it, unless it is plain text. It
// holds what it cannot read, whoever is in the family: would it hold only where
// somebody has a safety flag, then a photo would be enough to find out. For the
// same reason a flag alone is no reason to hold one.
const Bijlage Soort = "bijlage"

// The types of pictures. The gate cannot read them.
const (
	JPEG Media = "image/jpeg"
	PNG  Media = "image/png"
)

// judgeAttachment gives the reason to hold a file, after it was searched.
func (o Opdracht) judgeAttachment(treffers []Treffer, leesbaar bool) (Reden, []Treffer) {
	switch {
	case o.Afzender.Account == "" || o.Ontvanger.Lezer.Account == "":
		return ZonderNaam, treffers
	case o.Eigen:
		return "", nil
	case len(treffers) > 0:
		return Gevonden, treffers
	case !leesbaar && !o.reviewed():
		return Onleesbaar, nil
	}
	return "", nil
}

// reviewed tells whether somebody looked at this file for this recipient and let
// it go.
func (o Opdracht) reviewed() bool {
	return slices.ContainsFunc(o.Vrijgegeven, func(h Vasthouding) bool {
		return h.Betreft(o.Ontvanger.Lezer.Account, o.Kenmerk)
	})
}

// Betreft tells whether this is the file with that mark, held for that recipient.
func (h Vasthouding) Betreft(ontvanger, kenmerk string) bool {
	s := h.v.Stuk
	return s.Soort == Bijlage && kenmerk != "" && s.Kenmerk == kenmerk && s.Ontvanger == ontvanger
}

package istandaard

import (
	"strconv"
	"strings"
)

// Uitgave is a release of the standard. A next release is a next value of this
// type, beside this one: nothing in the codec knows a release by name.
type Uitgave struct {
	// Versie and Subversie are the major and minor number of the release, the
	// content of BerichtVersie and BerichtSubversie (CS025, CS015).
	Versie, Subversie int
	// BasisschemaXsdVersie and BerichtXsdVersie fill the element XsdVersie of a
	// message that is made here, form n.n.n (IV034: copy them from the XSD).
	BasisschemaXsdVersie, BerichtXsdVersie string
	// XsltVersie fills the element of that name in an answer that rejects a
	// message on a rule inside it (IV033), form n.n.n. It names the official
	// style sheets whose verdict the rules of this library reproduce.
	XsltVersie string
}

// Uitgave32 gives release 3.2 of iWmo and iJw, in use since 3 April 2023.
//
// The XSD versions are 1.0.0, as in all known messages of both domains. The iJw
// schemas that could be studied call themselves 0.1.0, most likely those of the
// concept of June 2022; whoever knows the value that production uses sets it.
func Uitgave32() Uitgave {
	return Uitgave{
		Versie: 3, Subversie: 2,
		BasisschemaXsdVersie: "1.0.0", BerichtXsdVersie: "1.0.0",
		XsltVersie: "2.10.5",
	}
}

// String gives the release as people write it: "3.2".
func (u Uitgave) String() string {
	return strconv.Itoa(u.Versie) + "." + strconv.Itoa(u.Subversie)
}

// voor reports whether the release comes before another, "4.0".
func (u Uitgave) voor(other string) bool {
	versie, subversie, _ := strings.Cut(other, ".")
	v, err := strconv.Atoi(versie)
	w, err2 := strconv.Atoi(subversie)
	if err != nil || err2 != nil {
		panic("istandaard: no release " + other)
	}
	return u.Versie < v || u.Versie == v && u.Subversie < w
}

func (u Uitgave) pad() string {
	return strconv.Itoa(u.Versie) + "_" + strconv.Itoa(u.Subversie)
}

const naamruimteBegin = "http://www.istandaarden.nl/"

// Naamruimte gives the namespace of a message: that of the root element Bericht
// and of every element that the schema of the message itself declares.
func (u Uitgave) Naamruimte(s Soort) string {
	return naamruimteBegin + s.Domein.Standaard() + "/" + u.pad() + "/" + strings.ToLower(s.String()) + "/schema"
}

// Basisruimte gives the namespace of the shared data types of a domain: that of
// every element inside a composite type (the CDT_ types, such as Adres).
func (u Uitgave) Basisruimte(d Domein) string {
	return naamruimteBegin + d.Standaard() + "/" + u.pad() + "/basisschema/schema"
}

// SoortVanNaamruimte finds the message by the namespace of its root element. The
// second result is false when the namespace is of no message of this release.
func (u Uitgave) SoortVanNaamruimte(naamruimte string) (Soort, bool) {
	for _, s := range Soorten() {
		if u.Naamruimte(s) == naamruimte {
			return s, true
		}
	}
	return Soort{}, false
}

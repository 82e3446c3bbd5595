package controle

import (
	"fmt"
	"strings"
	"sync"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// knoop is one element of a message tree.
type knoop struct {
	naam     string
	inBasis  bool // in the namespace of the basisschema, else in that of the message
	optie    bool // may be absent
	veel     bool // may be repeated without bound
	waarde   *waardetype
	soort    string // the composite type, "CDT_Adres"; empty for a class and for a value
	ouder    *knoop
	kinderen []*knoop
	// nr counts the elements of a message in document order; those below this
	// one have the numbers nr+1 up to tot. Values are kept by number.
	nr, tot int
	// bewaar says that a rule needs the text of this value.
	bewaar bool
	// bijBegin and bijEind run when an element of this kind opens and closes.
	bijBegin, bijEind []func(*loop)
}

// schema is the compiled form of one message: its tree with the rules on it.
type schema struct {
	soort   istandaard.Soort
	bericht string // namespace of the message
	basis   string // namespace of the basisschema
	wortel  *knoop
	knopen  []*knoop
	bakken  int // how many sets of keys the rules need
	regels  []string
}

// uitgave is the release whose trees stand in this package.
func uitgave() istandaard.Uitgave { return istandaard.Uitgave32() }

// schemas are the 28 compiled messages by namespace. They are made once, from
// the tables alone, and never change.
var schemas = sync.OnceValue(func() map[string]*schema {
	alle, regels := map[string]*schema{}, haken()
	for _, s := range istandaard.Soorten() {
		sch := nieuwSchema(s, regels)
		alle[sch.bericht] = sch
	}
	return alle
})

// nieuwSchema compiles one message. A fault in the tables panics: the tables
// are part of the program, and every message is compiled by each test.
func nieuwSchema(s istandaard.Soort, regels []haak) *schema {
	sch := &schema{soort: s, bericht: uitgave().Naamruimte(s), basis: uitgave().Basisruimte(s.Domein)}
	m := bomenmaker{soort: s, typen: map[string]*waardetype{}, cdt: map[string][]regelVanBoom{}}
	m.leesSamengesteld()
	sch.wortel = &knoop{naam: "Bericht"}
	m.voegToe(sch.wortel, leesBoom(m.kop()))
	m.voegToe(sch.wortel, leesBoom(m.lijf()))
	m.verfijn(sch.wortel.kinderen[0], sch.wortel.kinderen[1])
	sch.nummer(sch.wortel)
	for _, k := range sch.knopen {
		hangRegels(sch, k, regels)
	}
	return sch
}

func (sch *schema) nummer(k *knoop) {
	k.nr = len(sch.knopen)
	sch.knopen = append(sch.knopen, k)
	for _, kind := range k.kinderen {
		kind.ouder = k
		sch.nummer(kind)
	}
	k.tot = len(sch.knopen) - 1
}

// regelVanBoom is one parsed line of a tree with the lines below it.
type regelVanBoom struct {
	naam, soort         string
	optie, veel, retour bool
	alleenJw            bool
	kinderen            []regelVanBoom
}

// leesBoom parses the notation of bomen.go.
func leesBoom(bron string) []regelVanBoom {
	var regels []string
	for regel := range strings.Lines(bron) {
		if strings.TrimSpace(regel) != "" {
			regels = append(regels, strings.TrimRight(regel, "\n"))
		}
	}
	boom, rest := leesNiveau(regels, 0)
	if len(rest) > 0 {
		panic(fmt.Sprintf("boom: inspringing klopt niet bij %q", rest[0]))
	}
	return boom
}

func leesNiveau(regels []string, diepte int) (boom []regelVanBoom, rest []string) {
	for len(regels) > 0 {
		inspringing := len(regels[0]) - len(strings.TrimLeft(regels[0], " "))
		if inspringing != 2*diepte {
			return boom, regels
		}
		r := leesRegel(regels[0])
		r.kinderen, regels = leesNiveau(regels[1:], diepte+1)
		boom = append(boom, r)
	}
	return boom, nil
}

func leesRegel(bron string) regelVanBoom {
	velden := strings.Fields(bron)
	var r regelVanBoom
	r.naam = strings.TrimRight(velden[0], "?+!")
	tekens := velden[0][len(r.naam):]
	r.optie = strings.Contains(tekens, "?")
	r.veel = strings.Contains(tekens, "+")
	r.retour = strings.Contains(tekens, "!")
	for _, v := range velden[1:] {
		if v == "jw" {
			r.alleenJw = true
		} else {
			r.soort = v
		}
	}
	return r
}

// bomenmaker turns the notation into the tree of one message.
type bomenmaker struct {
	soort istandaard.Soort
	typen map[string]*waardetype // those that were made
	cdt   map[string][]regelVanBoom
}

func (m *bomenmaker) leesSamengesteld() {
	for _, r := range leesBoom(samengesteld) {
		m.cdt[r.naam] = r.kinderen
	}
}

func (m *bomenmaker) kop() string {
	switch {
	case m.soort.IsRetour():
		return kopBegin + kopRetour
	case m.soort.Nummer == 325:
		return kopBegin + kop325
	default:
		return kopBegin
	}
}

func (m *bomenmaker) lijf() string {
	if heen, ok := m.soort.Heen(); ok {
		return inhoud[heen.Nummer]
	}
	return inhoud[m.soort.Nummer]
}

func (m *bomenmaker) voegToe(ouder *knoop, boom []regelVanBoom) {
	for _, r := range boom {
		if r.alleenJw && m.soort.Domein != istandaard.Jw {
			continue
		}
		k := &knoop{naam: r.naam, inBasis: ouder.soort != "", optie: r.optie, veel: r.veel}
		switch {
		case strings.HasPrefix(r.soort, "CDT_"):
			k.soort = r.soort
			m.voegToe(k, m.cdt[r.soort])
		case r.soort != "":
			k.waarde = m.typeVan(r.soort)
		default:
			m.voegToe(k, r.kinderen)
		}
		if k.waarde == nil && len(k.kinderen) == 0 {
			panic("boom: onbekend type bij " + r.naam)
		}
		if r.retour && m.soort.IsRetour() {
			m.voegToe(k, leesBoom(retourCodes))
		}
		ouder.kinderen = append(ouder.kinderen, k)
	}
}

// typeVan makes a type once for each message.
func (m *bomenmaker) typeVan(naam string) *waardetype {
	t, ok := m.typen[naam]
	if !ok {
		t = typeVoor(naam, m.soort.Domein)
		m.typen[naam] = t
	}
	return t
}

// verfijn sets what depends on the message itself: the fixed values of the
// header (RS047, CS025, CS015), who sends, that a return message need not hold
// more than its header, and the form of DeclaratieNummer in the 323 (CS319).
func (m *bomenmaker) verfijn(kop, lijf *knoop) {
	u := uitgave()
	vast := []struct{ naam, waarde, regel string }{
		{"BerichtCode", m.soort.Vektis(), "RS047"},
		{"BerichtVersie", fmt.Sprint(u.Versie), "CS025"},
		{"BerichtSubversie", fmt.Sprint(u.Subversie), "CS015"},
	}
	for i, v := range vast {
		kop.kinderen[i].waarde = kop.kinderen[i].waarde.vastOp(v.waarde, v.regel)
	}
	if !m.soort.AfzenderIsGemeente() {
		afzender, ontvanger := kop.kinderen[3], kop.kinderen[4]
		afzender.waarde, ontvanger.waarde = ontvanger.waarde, afzender.waarde
	}
	if m.soort.IsRetour() {
		lijf.optie = true
	}
	if m.soort.Nummer == 323 {
		nummer := lijf.kinderen[0]
		nummer.waarde = nummer.waarde.alsLettersCijfers("CS319")
	}
}

// kind finds an element below k by its path ("Product/Code"), or nil where this
// message does not have it.
func (k *knoop) kind(pad string) *knoop {
	for naam := range strings.SplitSeq(pad, "/") {
		var volgende *knoop
		for _, kind := range k.kinderen {
			if kind.naam == naam {
				volgende = kind
			}
		}
		if volgende == nil {
			return nil
		}
		k = volgende
	}
	return k
}

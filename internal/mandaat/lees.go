package mandaat

import (
	"bytes"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Fout is something that is wrong with a mandate as it was written down.
type Fout struct{ Code, Pad, Tekst string }

// Fouten are all faults at once; never empty when returned as an error.
type Fouten []Fout

// Error gives the sentences.
func (ff Fouten) Error() string {
	lines := make([]string, len(ff))
	for i, f := range ff {
		lines[i] = f.Pad + ": " + f.Tekst
	}
	return strings.Join(lines, "\n")
}

// The stable codes of faults.
const (
	FoutVorm     = "MANDAAT-VORM"
	FoutLeeg     = "MANDAAT-LEEG"
	FoutDubbel   = "MANDAAT-DUBBEL"
	FoutDag      = "MANDAAT-DAG"
	FoutBedrag   = "MANDAAT-BEDRAG"
	FoutOnbekend = "MANDAAT-ONBEKEND"
)

// bestand is a mandate as it is written down.
type bestand struct {
	Versie string     `yaml:"versie"`
	Bron   string     `yaml:"bron"`
	Regels []geregeld `yaml:"regels"`
}

type geregeld struct {
	Kenmerk   string   `yaml:"kenmerk"`
	Rol       string   `yaml:"rol"`
	Team      string   `yaml:"team"`
	Account   string   `yaml:"account"`
	Wet       string   `yaml:"wet"`
	Producten []string `yaml:"producten"`
	Soorten   []string `yaml:"soorten"`
	Van       string   `yaml:"van"`
	Tot       string   `yaml:"tot"`
	PerWeek   string   `yaml:"per-week"`
}

// Kent is what a mandate may name.
type Kent struct {
	Rollen, Producten, Soorten, Wetten []string
}

// Lees reads a mandate from YAML. What it names must be known; all faults are
// given at once, and none repeats what stood there.
func Lees(tekst []byte, kent Kent) (*Mandaat, error) {
	var b bestand
	d := yaml.NewDecoder(bytes.NewReader(tekst))
	d.KnownFields(true)
	if d.Decode(&b) != nil {
		return nil, Fouten{{FoutVorm, "mandaat", "dit is niet te lezen: gebruik versie, bron en regels, en in een regel alleen kenmerk, rol, team, account, wet, producten, soorten, van, tot en per-week"}}
	}
	l := &lezer{kent: kent, gezien: map[string]bool{}}
	l.need("versie", b.Versie)
	l.need("bron", b.Bron)
	if len(b.Regels) == 0 {
		l.fail(FoutLeeg, "regels", "schrijf ten minste één regel: zonder regel mag niemand tekenen")
	}
	m := &Mandaat{Versie: b.Versie, Bron: b.Bron}
	for i := range b.Regels {
		m.Regels = append(m.Regels, l.regel("regels."+strconv.Itoa(i+1), &b.Regels[i]))
	}
	if len(l.fouten) > 0 {
		return nil, l.fouten
	}
	return m, nil
}

type lezer struct {
	kent   Kent
	gezien map[string]bool
	fouten Fouten
}

func (l *lezer) fail(code, pad, tekst string) { l.fouten = append(l.fouten, Fout{code, pad, tekst}) }

func (l *lezer) need(pad, waarde string) {
	if strings.TrimSpace(waarde) == "" {
		l.fail(FoutLeeg, pad, "vul dit in")
	}
}

func (l *lezer) known(pad string, kent []string, waarden ...string) {
	for _, w := range waarden {
		if !slices.Contains(kent, w) {
			l.fail(FoutOnbekend, pad, "dit bestaat niet; kies uit: "+strings.Join(kent, ", "))
			return
		}
	}
}

func (l *lezer) regel(pad string, in *geregeld) Regel {
	r := Regel{Kenmerk: in.Kenmerk, Rol: in.Rol, Team: in.Team, Account: in.Account, Wet: in.Wet, Producten: in.Producten, Soorten: in.Soorten,
		Van: l.dag(pad+".van", in.Van), Tot: l.dag(pad+".tot", in.Tot)}
	l.need(pad+".kenmerk", in.Kenmerk)
	if l.gezien[in.Kenmerk] {
		l.fail(FoutDubbel, pad+".kenmerk", "geef elke regel een eigen kenmerk")
	}
	l.gezien[in.Kenmerk] = true
	l.known(pad+".rol", l.kent.Rollen, in.Rol)
	l.known(pad+".wet", l.kent.Wetten, in.Wet)
	l.known(pad+".producten", l.kent.Producten, in.Producten...)
	l.known(pad+".soorten", l.kent.Soorten, in.Soorten...)
	if r.Van != termijn.Geen && r.Tot != termijn.Geen && r.Tot <= r.Van {
		l.fail(FoutDag, pad+".tot", "kies een dag na van: tot is de eerste dag waarop het niet meer geldt")
	}
	if in.PerWeek != "" {
		amount, err := geld.ParseBedrag(strings.Replace(in.PerWeek, ",", ".", 1))
		if err != nil || amount < 0 {
			l.fail(FoutBedrag, pad+".per-week", "schrijf een bedrag in euro's, bijvoorbeeld 450,00")
		}
		r.PerWeek = &amount
	}
	return r
}

func (l *lezer) dag(pad, tekst string) termijn.Dag {
	if tekst == "" {
		return termijn.Geen
	}
	d, err := termijn.ParseDag(tekst)
	if err != nil {
		l.fail(FoutDag, pad, "schrijf een dag als 2026-01-31")
	}
	return d
}

package regeling

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"go.yaml.in/yaml/v3"
)

// Lees loads a catalogue: all .yaml files directly in dir of fsys, in the
// order of their names. The error is a [Fouten] with everything that is wrong,
// or what fsys could not read.
func Lees(fsys fs.FS, dir string) (*Regeling, error) { return LeesSamen(Map{fsys, dir}) }

// Map is a folder with files of a catalogue.
type Map struct {
	FS  fs.FS
	Dir string
}

// LeesSamen loads a catalogue from several folders: a municipality's own lines
// (its prices, its switches) beside the shared ones. The folders are read in
// the order given.
func LeesSamen(folders ...Map) (*Regeling, error) {
	var files []Bestand
	for _, folder := range folders {
		names, err := fs.Glob(folder.FS, path.Join(folder.Dir, "*.yaml"))
		if err != nil {
			return nil, fmt.Errorf("list catalogue files: %w", err)
		}
		for _, name := range names {
			text, err := fs.ReadFile(folder.FS, name)
			if err != nil {
				return nil, fmt.Errorf("read catalogue file: %w", err)
			}
			files = append(files, Bestand{name, text})
		}
	}
	if len(files) == 0 {
		return nil, Fouten{{Bestand: folders[0].Dir, Code: FoutVerplicht, Tekst: "In deze map staan geen .yaml-bestanden met regels."}}
	}
	return leesBestanden(files)
}

// Bestand is one file of a catalogue.
type Bestand struct {
	Naam  string
	Tekst []byte
}

// Met loads the catalogue once more with files beside it, such as prices that
// were approved since. Everything is read and checked anew; the catalogue
// itself stays as it is. Without files it is the same catalogue.
func (r *Regeling) Met(files ...Bestand) (*Regeling, error) {
	if len(files) == 0 {
		return r, nil
	}
	return leesBestanden(append(slices.Clone(r.bestanden), files...))
}

func leesBestanden(files []Bestand) (*Regeling, error) {
	l := &lezer{r: nieuw(), productcode: map[string]bool{}}
	sum := sha256.New()
	var roots []*knoop
	for _, f := range files {
		fmt.Fprintf(sum, "%s %d\n", path.Base(f.Naam), len(f.Tekst))
		sum.Write(f.Tekst)
		if root := l.ontleed(f.Naam, f.Tekst); root != nil {
			roots = append(roots, root)
		}
	}
	l.r.bestanden, l.r.Hash = files, hex.EncodeToString(sum.Sum(nil))
	l.lees(roots)
	l.controleer()
	if len(l.fouten) > 0 {
		return nil, l.fouten.gesorteerd()
	}
	return l.r, nil
}

func nieuw() *Regeling {
	return &Regeling{feit: map[string]*Feitsoort{}, groep: map[string]*Groep{}, schaal: map[string]*Schaal{},
		gebied: map[string]*Gebied{}, schakelaar: map[string]*Schakelaar{}}
}

var yamlLine = regexp.MustCompile(`line (\d+)`)

// ontleed parses one file. The texts of the YAML library repeat its input and
// are not passed on.
func (l *lezer) ontleed(file string, text []byte) *knoop {
	var doc yaml.Node
	if err := yaml.Unmarshal(text, &doc); err != nil || len(doc.Content) == 0 {
		f := Fout{Bestand: file, Regel: 1, Code: FoutYAML, Tekst: "Dit bestand is leeg of geen geldige YAML. Kijk naar inspringen, streepjes en dubbele punten."}
		if err != nil {
			if m := yamlLine.FindStringSubmatch(err.Error()); m != nil {
				fmt.Sscan(m[1], &f.Regel)
			}
		}
		l.fouten = append(l.fouten, f)
		return nil
	}
	root := &knoop{l: l, n: doc.Content[0], bestand: file}
	if !root.map_() {
		return nil
	}
	return root
}

// lees reads all files: first what others refer to, then the rest. A fact can
// be used in a file that comes before the one that declares it.
func (l *lezer) lees(roots []*knoop) {
	steps := []struct {
		key  string
		read func(*knoop)
	}{
		{"documenten", l.document}, {"extern", l.extern}, {"feiten", l.feitsoort}, {"schalen", l.eenSchaal},
		{"gebieden", l.eenGebied}, {"schakelaars", l.eenSchakelaar}, {"groepen", l.groepsnaam}, {"groepen", l.groepsregel},
		{"producten", l.product}, {"prijzen", l.prijs}, {"bepalingen", l.bepaling},
		{"tariefmodellen", l.tariefmodellen}, {"voorbeeldgezinnen", l.voorbeeldgezin},
	}
	for _, root := range roots {
		l.kop(root)
		l.productcodes(root)
	}
	for i, step := range steps {
		for _, root := range roots {
			if i == 1 {
				l.standaard(root)
			}
			for _, item := range root.bij(step.key).lijst() {
				if item.map_() {
					step.read(item)
				}
			}
		}
	}
	for _, root := range roots {
		root.klaar()
	}
}

// kop reads what a file says of the catalogue as a whole.
func (l *lezer) kop(root *knoop) {
	for key, field := range map[string]*string{"regeling": &l.r.Code, "naam": &l.r.Naam, "gemeente": &l.r.Gemeente} {
		k := root.bij(key)
		switch s := k.tekst(); {
		case s == "":
		case *field != "" && *field != s:
			k.fout(FoutCodeDubbel, "Een ander bestand van deze regeling zegt hier iets anders.")
		default:
			*field = s
		}
	}
}

// standaard reads what a file says once for all its lines.
func (l *lezer) standaard(root *knoop) {
	root.std.document = root.bij("document").tekst()
	root.std.geldig = root.geldigheid()
}

func (l *lezer) document(k *knoop) {
	d := Document{Code: k.bij("code").moetTekst(), Titel: k.bij("titel").moetTekst(),
		Datum: k.bij("datum").dag(), Noot: k.bij("noot").tekst()}
	if s := k.bij("status"); s.is() {
		d.Status = keus(s, statussen)
	}
	k.klaar()
	if l.heeftDocument(d.Code) {
		k.fout(FoutCodeDubbel, "Het document %q staat er al.", d.Code)
		return
	}
	l.r.Documenten = append(l.r.Documenten, d)
}

func (l *lezer) extern(k *knoop) {
	e := Extern{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Bron: k.bij("bron").bronplek()}
	k.klaar()
	l.r.Extern = append(l.r.Extern, e)
}

func (l *lezer) feitsoort(k *knoop) {
	f := &Feitsoort{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Vraag: k.bij("vraag").tekst(),
		Ja: k.bij("ja").tekst(), Nee: k.bij("nee").tekst(), Is: k.bij("is").tekst()}
	if s := k.bij("geheim"); s.is() {
		f.Geheim = s.jaNee()
	}
	soort, ok := gezin.ParseSoort(k.bij("soort").tekst())
	if !ok {
		k.bij("soort").fout(FoutWaardeOnbekend, "Kies hier uit: waarheid, getal, code, datum.")
	}
	f.Soort = soort
	f.Bereik = Bereik(max(slices.Index(bereikNames[:], string(keus(k.bij("over"), bereikNames[:]))), 0))
	for _, item := range k.bij("waarden").lijst() {
		if item.map_() {
			f.Waarden = append(f.Waarden, Keuzewaarde{Code: item.bij("code").moetTekst(), Naam: item.bij("naam").moetTekst(),
				Synoniemen: item.bij("synoniemen").teksten()})
			item.klaar()
		}
	}
	f.Bron = k.bij("bron").bronplek()
	k.klaar()
	l.controleerFeit(k, f)
	if declare(k, l.r.feit, f.Code, f, "Het feit") {
		f.nr = len(l.r.Feiten)
		l.r.Feiten = append(l.r.Feiten, f)
		if f.Bereik == OverKeuze {
			l.r.keuzefeiten = append(l.r.keuzefeiten, f)
		}
		if f.Soort == gezin.Datum && f.Bereik == OverLid && f.Code == "geboortedatum" {
			l.r.geboren = f
		}
	}
}

func (l *lezer) controleerFeit(k *knoop, f *Feitsoort) {
	switch {
	case f.Soort == gezin.Waarheid && (f.Ja == "" || f.Nee == ""):
		k.fout(FoutVerplicht, "Zeg bij ja en bij nee wat het feit dan betekent.")
	case f.Soort != gezin.Waarheid && !strings.Contains(f.Is, "{waarde}"):
		k.fout(FoutVerplicht, "Zeg bij is hoe de waarde in een zin staat, met {waarde} erin.")
	case f.Soort == gezin.Code && len(f.Waarden) == 0:
		k.fout(FoutVerplicht, "Noem bij waarden waaruit wordt gekozen.")
	}
	if f.Vraag == "" && f.Bereik != OverKeuze && !f.Geheim {
		k.fout(FoutVerplicht, "Geef de vraag waarmee dit feit bekend wordt.")
	}
}

// declare takes a code in, once.
func declare[T any](k *knoop, all map[string]T, code string, item T, what string) bool {
	if _, double := all[code]; double {
		k.fout(FoutCodeDubbel, "%s %q staat er al. Geef dit een andere code.", what, code)
		return false
	}
	all[code] = item
	return true
}

// zoek finds what a text refers to; a missing text finds nothing.
func zoek[T any](k *knoop, all map[string]T, what string) (found T) {
	code := k.tekst()
	if code == "" {
		return found
	}
	found, ok := all[code]
	if !ok {
		k.fout(FoutVerwijzing, "%s %q bestaat niet in deze regeling.", what, code)
	}
	return found
}

func (l *lezer) eenSchakelaar(k *knoop) {
	s := &Schakelaar{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Herkomst: k.herkomst(), nr: len(l.r.Schakelaars)}
	for _, item := range k.bij("standen").lijst() {
		if item.map_() {
			s.Standen = append(s.Standen, Stand{Aan: item.bij("aan").jaNee(), Geldigheid: item.geldigheid()})
			item.klaar()
		}
	}
	k.klaar()
	for i := range s.Standen {
		for j := range i {
			if s.Standen[i].overlapt(s.Standen[j].Geldigheid) {
				k.fout(FoutOverlap, "Twee standen van deze schakelaar gelden op dezelfde dag.")
			}
		}
	}
	if declare(k, l.r.schakelaar, s.Code, s, "De schakelaar") {
		l.r.Schakelaars = append(l.r.Schakelaars, s)
	}
}

func (l *lezer) bepaling(k *knoop) {
	b := &Bepaling{Code: k.bij("code").moetTekst(), Naam: k.bij("naam").moetTekst(), Bij: k.bij("bij").teksten(),
		Tekst: k.bij("tekst").moetTekst(), Geldigheid: k.geldigheid(), Herkomst: k.herkomst()}
	for _, item := range k.bij("gegevens").lijst() {
		if item.map_() {
			b.Gegevens = append(b.Gegevens, Gegeven{item.bij("naam").moetTekst(), item.bij("waarde").moetTekst(), item.bij("eenheid").tekst()})
			item.klaar()
		}
	}
	k.klaar()
	l.r.Bepalingen = append(l.r.Bepalingen, b)
}

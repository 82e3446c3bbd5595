package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"html/template"
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// AfschriftRegel is one thing that is known about a person, as he may have it.
type AfschriftRegel struct {
	ID    string      `json:"-"`
	Wet   gezin.Wet   `json:"wet"`
	Soort string      `json:"soort"` // the kind, in Dutch
	Tekst string      `json:"tekst"`
	Dag   termijn.Dag `json:"vastgelegd"`
	Van   termijn.Dag `json:"van,omitempty"`
	Tot   termijn.Dag `json:"tot,omitempty"`
	Bron  string      `json:"bron,omitempty"` // what kind of source; never who (AVG art. 15 lid 4)

	record toegang.Record
}

// Afschrift is the copy of what is known about one person, per law (AVG art. 15
// lid 3). It holds what stands in his own compartment and what he may have:
// nothing about others, and nothing that would betray where someone is.
type Afschrift struct {
	Eigenaar  string           `json:"verantwoordelijke,omitempty"`
	Dag       termijn.Dag      `json:"dag"`
	Doelen    []AfschriftDoel  `json:"doelen"` // AVG art. 15 lid 1 onder a and d
	Regels    []AfschriftRegel `json:"regels"`
	Weg       int              `json:"-"` // lines that the rule does not give this recipient: for the reviewer
	Ontvanger string           `json:"-"`
	Zelf      bool             `json:"-"` // it is for the person himself, and not for who speaks for him
}

// AfschriftDoel says for what and how long data under a law are kept.
type AfschriftDoel struct {
	Wet      gezin.Wet `json:"wet"`
	Doel     string    `json:"doel"`
	Bewaren  string    `json:"bewaren"`
	Grondsla string    `json:"grondslag"`
}

// AfschriftOntvangers gives who may receive the copy, the person himself first:
// under 12 who has custody, from 12 the child as well, from 16 the person alone
// (Jeugdwet art. 7.3.10 and 7.3.15; UAVG art. 5), and a representative whom a
// decision names. From whom it is withheld is not among them. Nobody: what
// decides it is not known, ErrAVGOntvanger.
func (a *Archief) AfschriftOntvangers(ctx context.Context, p *Postkamer, wie Wie, z *AVGZaak) ([]string, error) {
	if err := z.mine(wie); err != nil {
		return nil, err
	}
	weet, err := p.bewaakt(ctx, wie.Herkomst, z.Gezin)
	if err != nil {
		return nil, err
	}
	if out := weet.ontvangers(z, a.Moment()); len(out) > 0 {
		return out, nil
	}
	return nil, ErrAVGOntvanger
}

// ontvangers asks the read rule of each who stands as one who speaks for the
// person whether he may receive what is plainest: the name.
func (w *bewaking) ontvangers(z *AVGZaak, m toegang.Moment) []string {
	plain := VakVan(z.Persoon, z.Vak.Label.Wet, toegang.SPersoon, gezin.Gewoon).record("")
	var out []string
	for _, lezer := range w.sprekers {
		toets := toegang.Prepare(ontvangt(lezer, m))
		if !slices.Contains(out, lezer) && toets.Allows(plain, w.bron) {
			out = append(out, lezer)
		}
	}
	slices.SortStableFunc(out, func(x, y string) int {
		switch {
		case x == y:
			return 0
		case x == z.Persoon:
			return -1
		case y == z.Persoon:
			return 1
		}
		return strings.Compare(x, y)
	})
	return out
}

// Afschrift puts the copy together for one recipient, as the one who handles the
// request sees it. Each line is held against what that recipient may receive.
// ErrAVGOntvanger where he is not one of AfschriftOntvangers.
func (a *Archief) Afschrift(ctx context.Context, p *Postkamer, wie Wie, z *AVGZaak, ontvanger string) (*Afschrift, error) {
	if err := z.mine(wie); err != nil {
		return nil, err
	}
	weet, err := p.bewaakt(ctx, wie.Herkomst, z.Gezin)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(weet.ontvangers(z, a.Moment()), ontvanger) {
		return nil, ErrAVGOntvanger
	}
	out := &Afschrift{Dag: a.Moment().Dag, Doelen: a.doelen(), Ontvanger: ontvanger, Zelf: ontvanger == z.Persoon}
	toets := toegang.Prepare(ontvangt(out.Ontvanger, a.Moment()))
	err = a.lees(ctx, wie, toegang.Lezen, toegang.AVGRechten, Inzage{Handeling: Inzien, Pagina: "avg-afschrift"}, func(l Lezing) error {
		file, err := l.Persoon(ctx, z.Persoon)
		if err != nil {
			return err
		}
		out.Regels, out.Weg = nil, 0
		for i := range file.Verloop {
			line, ok := a.regel(&file.Verloop[i])
			switch {
			case !ok:
			case !toets.Allows(line.record, weet.bron):
				out.Weg++
			default:
				out.Regels = append(out.Regels, line)
			}
		}
		return nil
	})
	if err == nil && len(out.Regels) == 0 {
		err = ErrAVGOntvanger
	}
	slices.SortStableFunc(out.Regels, func(x, y AfschriftRegel) int { return strings.Compare(string(x.Wet), string(y.Wet)) })
	return out, err
}

// ontvangt is the question whether the person may receive something himself.
func ontvangt(persoon string, m toegang.Moment) toegang.Vraag {
	return toegang.Vraag{Lezer: toegang.Lezer{Account: persoon, Persoon: persoon, Rol: toegang.Client}, Actie: toegang.Ontvangen, Voor: toegang.Inzagerecht, Moment: m}
}

// doelen says for what the data are used and how long they are kept.
func (a *Archief) doelen() []AfschriftDoel {
	var out []AfschriftDoel
	for _, r := range a.Tabel.Regels() {
		if r.Wet == "" || r.Eenheid != "dossier" {
			continue
		}
		long := r.Duur
		if t, ok := termijn.Zoek(r.Termijn); ok {
			long = t.Duur
		}
		v, _ := toegang.VerwerkingVan(toegang.WmoOnderzoek)
		if r.Wet == gezin.Jeugdwet {
			v, _ = toegang.VerwerkingVan(toegang.JeugdOnderzoek)
		}
		out = append(out, AfschriftDoel{r.Wet, v.Naam, long.Nederlands() + " na de laatste wijziging (" + r.Bron + ")", v.Grondslag})
	}
	return out
}

// regel turns an entry into a line; ok is false for what is no datum of the
// person: a task, who works with him, what ends or withdraws another.
func (a *Archief) regel(w *Wijziging) (AfschriftRegel, bool) {
	line := AfschriftRegel{ID: w.ID, Dag: termijn.DagVan(time.UnixMicro(w.Op).In(a.Zone))}
	vak, ok := vakVan(w.Invoer)
	if !ok || vak.Label.Onderwerp == "" || vak.Soort == toegang.SAVG {
		return line, false
	}
	line.Wet, line.record = vak.Label.Wet, vak.record(w.Door)
	switch in := w.Invoer.(type) {
	case Feit:
		line.Soort, line.Tekst, line.Van, line.Tot, line.Bron = "feit", feitTekst(&in.Feit), in.Feit.Van, in.Feit.Tot, bronSoort(in.Feit.Bron)
		if in.Ingetrokken != 0 {
			line.Tekst += " (later ingetrokken)"
		}
	case Stuk:
		line.Soort, line.Tekst, line.Van, line.Tot, line.Bron = stukNaam(&in), stukTekst(&in), in.Van, in.Tot, bronSoort(in.Bron)
		if in.Ingetrokken != 0 {
			line.Tekst += " (later ingetrokken)"
		}
	default:
		return line, false
	}
	return line, line.Tekst != ""
}

// bronSoort gives the kind of source, without who: not where that would give a
// reporter away.
func bronSoort(b gezin.Bron) string {
	switch b.Soort {
	case "eigen-opgave", "professional", "beschikking", "brp":
		return b.Soort
	}
	return ""
}

// feitTekst says a fact without naming another.
func feitTekst(f *gezin.Feit) string {
	return strings.ReplaceAll(f.Soort, "-", " ") + ": " + f.Waarde.String()
}

func stukNaam(s *Stuk) string {
	names := map[string]string{AardNaam: "naam", AardBSN: "burgerservicenummer", AardGeboren: "geboortedatum", AardAdres: "adres", AardTelefoon: "telefoon",
		AardNotitie: "notitie", AardBesluit: "besluit", AardPostadres: "postadres", AardVerbetering: "verbetering", AardBeperking: "beperking", AardVerzending: "brief"}
	if n, ok := names[s.Aard]; ok {
		return n
	}
	return strings.ReplaceAll(s.Aard, "-", " ")
}

// stukTekst gives a piece as text. Of a piece whose form is not known here
// stands that it is there, not its raw content: that could name another.
func stukTekst(s *Stuk) string {
	switch s.Aard {
	case AardNaam, AardBSN, AardGeboren, AardTelefoon, AardNotitie, AardVerbetering, AardBeperking:
		return string(s.Inhoud)
	case AardAdres, AardPostadres:
		if d, ok := s.Adres(); ok {
			return strings.Join(d.Regels(), ", ")
		}
	case AardBesluit:
		var one besluit.Besluit
		if json.Unmarshal(s.Inhoud, &one) == nil {
			return strings.TrimSpace(string(one.Soort) + " " + string(one.Kenmerk) + " van " + one.Datum.Nederlands() + ". " + one.Motivering)
		}
	case AardVerzending:
		var one Verzending
		if json.Unmarshal(s.Inhoud, &one) == nil && !one.Vast {
			return "brief over besluit " + string(one.Kenmerk) + ", verstuurd op " + one.Dag.Nederlands()
		}
		return ""
	}
	return "Dit staat in uw dossier. Vraag het stuk zelf op bij uw contactpersoon."
}

// Zonder gives the copy without the lines that the reviewer struck out.
func (f *Afschrift) Zonder(ids []string) *Afschrift {
	out := *f
	out.Regels = slices.DeleteFunc(slices.Clone(f.Regels), func(r AfschriftRegel) bool { return slices.Contains(ids, r.ID) })
	return &out
}

// StuurAfschrift brings the copy through the gate as a document to read or as
// JSON, without the lines that the reviewer struck out. It is given to who
// handles the request, to hand over: nothing of it is kept.
func (a *Archief) StuurAfschrift(ctx context.Context, p *Postkamer, v Verzoek, z *AVGZaak, ontvanger string, weg []string, alsJSON bool) (poort.Doorgelaten, error) {
	f, err := a.Afschrift(ctx, p, v.Wie, z, ontvanger)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	f = f.Zonder(weg)
	velden := make([]poort.Veld, len(f.Regels))
	for i, r := range f.Regels {
		velden[i] = poort.Veld{Naam: r.ID, Record: r.record, Waarde: toegang.Toon(r.Tekst)}
	}
	return p.doorPoort(ctx, v, z, ontvanger, velden, func(got poort.Velden) (poort.Gemaakt, error) {
		for i := range f.Regels {
			tekst, ok := got.Get(f.Regels[i].ID).Waarde()
			if !ok {
				return poort.Gemaakt{}, ErrNietVoorHem
			}
			f.Regels[i].Tekst = tekst
		}
		return f.maak(alsJSON)
	})
}

// maak writes the copy as a document or as JSON.
func (f *Afschrift) maak(alsJSON bool) (poort.Gemaakt, error) {
	if alsJSON {
		text, err := json.MarshalIndent(f, "", "  ")
		return poort.Gemaakt{Inhoud: text, Media: poort.JSON, Bestandsnaam: "mijn-gegevens.json", Onderwerp: "Mijn gegevens"}, err
	}
	var b bytes.Buffer
	if err := afschriftBlad().Execute(&b, f); err != nil {
		return poort.Gemaakt{}, ErrInvoer
	}
	return poort.Gemaakt{Inhoud: b.Bytes(), Media: poort.HTML, Bestandsnaam: "mijn-gegevens.html", Onderwerp: "Mijn gegevens"}, nil
}

// Wetten gives the laws under which something is kept, in order.
func (f *Afschrift) Wetten() []gezin.Wet {
	var out []gezin.Wet
	for _, r := range f.Regels {
		if !slices.Contains(out, r.Wet) {
			out = append(out, r.Wet)
		}
	}
	return out
}

// Van gives the lines under one law.
func (f *Afschrift) Van(wet gezin.Wet) []AfschriftRegel {
	return slices.DeleteFunc(slices.Clone(f.Regels), func(r AfschriftRegel) bool { return r.Wet != wet })
}

// afschriftBlad is the document to read: one page that prints and that a screen
// reader can walk through, without anything from elsewhere.
func afschriftBlad() *template.Template {
	return template.Must(template.New("afschrift").Parse(`<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mijn gegevens</title></head><body>
<h1>Mijn gegevens</h1>
<p>Dit is wat er op {{.Dag.Nederlands}} over {{if .Zelf}}u{{else}}degene voor wie u spreekt{{end}} was vastgelegd (AVG artikel 15). Wat over een ander gaat, staat er niet in.</p>
{{range $wet := .Wetten}}<h2>{{$wet}}</h2>
{{range $.Doelen}}{{if eq .Wet $wet}}<p>Waarvoor: {{.Doel}} ({{.Grondsla}}). Wij bewaren dit {{.Bewaren}}.</p>{{end}}{{end}}
<table><thead><tr><th scope="col">Wat</th><th scope="col">Er staat</th><th scope="col">Vastgelegd</th><th scope="col">Van wie</th></tr></thead><tbody>
{{range $.Van $wet}}<tr><th scope="row">{{.Soort}}</th><td>{{.Tekst}}</td><td>{{.Dag.Nederlands}}</td><td>{{.Bron}}</td></tr>
{{end}}</tbody></table>
{{end}}<h2>Uw rechten</h2>
<p>Klopt er iets niet? Vraag ons om het te verbeteren. U kunt ook vragen om gegevens te vernietigen of het gebruik te beperken, of bezwaar maken. Bent u het niet met ons eens, dan kunt u klagen bij de Autoriteit Persoonsgegevens.</p>
</body></html>
`))
}

// langsPoort holds a text to a person against what must not leave.
func (p *Postkamer) langsPoort(ctx context.Context, v Verzoek, z *AVGZaak, tekst string) error {
	_, err := p.doorPoort(ctx, v, z, z.Persoon, nil, func(poort.Velden) (poort.Gemaakt, error) {
		return poort.Gemaakt{Inhoud: []byte(tekst), Media: poort.Platte, Bestandsnaam: "antwoord.txt", Onderwerp: "Uw verzoek"}, nil
	})
	return err
}

// doorPoort brings a piece about a request through the gate, for one recipient:
// the person himself or who speaks for him.
func (p *Postkamer) doorPoort(ctx context.Context, v Verzoek, z *AVGZaak, ontvanger string, velden []poort.Veld, maak func(poort.Velden) (poort.Gemaakt, error)) (poort.Doorgelaten, error) {
	weet, err := p.bewaakt(ctx, v.Wie.Herkomst, z.Gezin)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	gate, err := p.poort(&bewaarder{p: p, gezin: z.Gezin, over: z.Persoon, wet: z.Vak.Label.Wet, sleutel: v.Sleutel})
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	d, err := gate.Laat(ctx, poort.Opdracht{Soort: poort.Brief,
		Afzender:  toegang.Lezer{Account: v.Wie.Account, Teams: v.Wie.Teams, Rol: v.Wie.Rol, Domeinen: domeinenVan(v.Wie.Rol)},
		Ontvanger: poort.Ontvanger{Lezer: ontvangt(ontvanger, p.Moment()).Lezer, Voor: toegang.Inzagerecht},
		Over:      []string{z.Persoon}, Velden: velden, Lijst: weet.lijst, Bron: weet.bron, Moment: p.Moment(), Vrijgegeven: weet.vrijgegeven()}, maak)
	var stop *poort.Fout
	if errors.As(err, &stop) {
		return poort.Doorgelaten{}, &Fout{stop.Code, stop.Tekst}
	}
	return d, err
}

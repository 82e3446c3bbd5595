package web

import (
	"slices"
	"strings"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

// event makes one line of the timeline of what was recorded at one moment.
// titles come newest first; lines is how many of them are told, 0: all.
func event(titles []string, lines int, op int64, by string, zone *time.Location) vorm.Event {
	slices.Reverse(titles)
	e := vorm.Event{Title: titles[0], When: time.UnixMicro(op).In(zone), By: by, Icon: "stip"}
	switch rest := titles[1:]; {
	case len(rest) == 0:
	case lines == 0 || len(rest) <= lines:
		e.Text = strings.Join(rest, ". ") + "."
	default:
		e.Text = strings.Join(rest[:lines], ". ") + ". En nog " + vorm.Getal(int64(len(rest)-lines)) + " andere gegevens."
	}
	return e
}

// wijzigingTekst says in words what one entry recorded; empty for what is not
// worth a line.
func wijzigingTekst(b *dossier.Beeld, w *dossier.Wijziging, r *regeling.Regeling) string {
	switch in := w.Invoer.(type) {
	case dossier.Lid:
		return "Gezinslid: " + getoond(b, in.Persoon)
	case dossier.LidEinde:
		return "Hoort niet meer bij het gezin vanaf " + in.Tot.Nederlands()
	case dossier.Feit:
		return feitTekst(b, &in.Feit, r)
	case dossier.Stuk:
		return stukTekst(b, &in)
	case dossier.Taak:
		return "Taak: " + taakNaam(in.Aard)
	case dossier.TaakAf:
		if t := b.Taak(in.Taak); t != nil {
			return "Taak afgerond: " + onderkast(taakNaam(t.Aard))
		}
		return "Taak afgerond"
	case dossier.Relatie:
		return relatieTekst(b, &in)
	case dossier.Intrekking:
		return "Een gegeven ingetrokken"
	}
	return ""
}

// feitTekst says a fact as a sentence.
func feitTekst(b *dossier.Beeld, f *gezin.Feit, r *regeling.Regeling) string {
	who := "Gezin"
	if f.Over != "" {
		who = getoond(b, f.Over)
	}
	if f.Soort == gezin.Loopt {
		return who + " krijgt " + productNaam(r, f.Waarde.Code)
	}
	if naam := verbodNaam(f.Soort); naam != "" {
		return naam + " (" + getoond(b, f.Over) + " en " + getoond(b, f.Met) + ")"
	}
	if f.Met != "" {
		return relatieZin(b, f)
	}
	kind := r.Feit(f.Soort)
	if kind == nil {
		return ""
	}
	return who + ": " + kind.Naam + " – " + waardeTekst(kind, f.Waarde)
}

// relatieZin says a relation between two people; empty where the reader may not
// see one of them.
func relatieZin(b *dossier.Beeld, f *gezin.Feit) string {
	van, ok := b.Naam(f.Over)
	naar, ok2 := b.Naam(f.Met)
	if !ok || !ok2 {
		return ""
	}
	yes := map[gezin.RelatieSoort][2]string{
		gezin.Ouder: {" is ouder van ", " is geen ouder van "}, gezin.Gezag: {" heeft gezag over ", " heeft geen gezag over "},
		gezin.Partner: {" is partner van ", " is geen partner van "}, gezin.WoontBij: {" woont bij ", " woont niet bij "},
	}[gezin.RelatieSoort(f.Soort)]
	if yes[0] == "" {
		return ""
	}
	if waar(f.Waarde) {
		return van + yes[0] + naar
	}
	return van + yes[1] + naar
}

func stukTekst(b *dossier.Beeld, s *dossier.Stuk) string {
	names := map[string]string{
		dossier.AardAdres: "Adres vastgelegd", dossier.AardVerblijf: "Verblijf vastgelegd in het deel Veiligheid",
		dossier.AardTelefoon: "Telefoonnummer vastgelegd", dossier.AardNotitie: "Notitie", dossier.AardMelding: "Melding binnengekomen",
		dossier.AardBeperking: "Verzoek om het gebruik te beperken", dossier.AardBeperkingEinde: "Beperking van het gebruik opgeheven",
		dossier.AardVlagReden: "Veiligheidsvlag opgeheven", dossier.AardAfspraak: "Afspraak gepland", dossier.AardVoogd: "Voogd vastgelegd",
		dossier.AardKeuze: "Keuze gemaakt", dossier.AardBesluit: "Besluit genomen", dossier.AardBericht: "Bericht over de hulp gemaakt",
		dossier.AardVoorstel: "Besluiten voorgelegd aan een collega", dossier.AardVoorsteleinde: "Voorstel afgehandeld",
		dossier.AardPostadres: "Postadres vastgelegd", dossier.AardPostbesluit: "Beslist of een brief weg mag", dossier.AardVerzending: "Brief aangeboden om te versturen", dossier.AardDocument: "Document toegevoegd", dossier.AardProcedure: "Aanvraag en termijnen bijgewerkt",
	}
	text := names[s.Aard]
	if text == "" {
		return ""
	}
	if name, ok := b.Naam(s.Over); ok && s.Over != "" {
		text += " (" + name + ")"
	}
	return text
}

func relatieTekst(b *dossier.Beeld, r *dossier.Relatie) string {
	switch {
	case r.Relatie == toegang.Beschermd:
		return "Veiligheidsvlag voor " + getoond(b, r.Rij.Waarden[toegang.CPersoon])
	case r.Relatie == toegang.Betrokken && r.Rij.Waarden[toegang.CKlasse] == string(gezin.Gewoon):
		return rolnaam(toegang.Rol(r.Rij.Waarden[toegang.CRol])) + " betrokken bij " + getoond(b, r.Rij.Waarden[toegang.CPersoon])
	}
	return ""
}

// waardeTekst shows the value of a fact: "ja", "3", "7 maart 2022", the name of
// a code. A range is shown as one.
func waardeTekst(f *regeling.Feitsoort, w gezin.Waarde) string {
	switch w.Soort {
	case gezin.Code:
		for _, k := range f.Waarden {
			if k.Code == w.Code {
				return k.Naam
			}
		}
	case gezin.Datum:
		van, tot := termijn.Dag(w.Min), termijn.Dag(w.Max)
		if van == tot {
			return van.Nederlands()
		}
		return "tussen " + van.Nederlands() + " en " + tot.Nederlands()
	case gezin.Getal:
		if w.Min != w.Max {
			return vorm.Getal(w.Min) + " tot en met " + vorm.Getal(w.Max)
		}
		return vorm.Getal(w.Min)
	}
	return w.String()
}

// productNaam gives help by its code as users know it.
func productNaam(r *regeling.Regeling, code string) string {
	for _, p := range r.Producten {
		if p.Code == code {
			return p.Naam
		}
	}
	for _, e := range r.Extern {
		if e.Code == code {
			return e.Naam
		}
	}
	if g := r.Gebied(code); g != nil {
		return g.Naam
	}
	return "hulp die deze regels niet kennen"
}

package opslag

import (
	"encoding/json"
	"errors"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// inhoud is what an entry says, as it is locked. The names are stored, so they
// never change; what is added later is left out by older entries.
type inhoud struct {
	Doel     string         `json:"doel,omitempty"`
	Betref   string         `json:"betref,omitempty"` // the entry that this one ends or withdraws
	Over     string         `json:"over,omitempty"`   // the person of a member, piece or task
	Aard     string         `json:"aard,omitempty"`
	Van      termijn.Dag    `json:"van,omitempty"`
	Tot      termijn.Dag    `json:"tot,omitempty"`
	TotTekst string         `json:"totTekst,omitempty"`
	Rol      string         `json:"rol,omitempty"`
	Reden    string         `json:"reden,omitempty"`
	Bron     *inhoudBron    `json:"bron,omitempty"`
	Inhoud   []byte         `json:"inhoud,omitempty"`
	Zoek     []inhoudTerm   `json:"zoek,omitempty"`
	Feit     *inhoudFeit    `json:"feit,omitempty"`
	Relatie  *inhoudRelatie `json:"relatie,omitempty"`
	Bijlage  *inhoudBijlage `json:"bijlage,omitempty"`
}

type inhoudBron struct {
	Soort      string `json:"soort"`
	Omschreven string `json:"tekst,omitempty"`
}

type inhoudTerm struct {
	Veld  string `json:"veld"`
	Tekst string `json:"tekst"`
}

type inhoudFeit struct {
	Met   string `json:"met,omitempty"`
	Soort string `json:"soort"`
	Type  string `json:"type,omitempty"`
	Min   int64  `json:"min,omitempty"`
	Max   int64  `json:"max,omitempty"`
	Code  string `json:"code,omitempty"`
}

type inhoudRelatie struct {
	Naam    string                   `json:"naam"`
	Waarden map[toegang.Kolom]string `json:"waarden"`
	Van     string                   `json:"van,omitempty"`
	Tot     string                   `json:"tot,omitempty"`
}

// errInhoud is a fault in what was stored; it tells nothing of it.
var errInhoud = errors.New("een regel van het logboek is onleesbaar")

func encode(in *inhoud) ([]byte, error) { return json.Marshal(in) }

func decode(b []byte) (*inhoud, error) {
	var in inhoud
	if err := json.Unmarshal(b, &in); err != nil {
		return nil, errInhoud
	}
	return &in, nil
}

// contentOf gives what an entry says and the kind of entry it is.
func contentOf(i dossier.Invoer) (handeling string, in *inhoud) {
	switch i := i.(type) {
	case dossier.Persoon:
		return hPersoon, &inhoud{Over: i.ID}
	case dossier.Lid:
		return hLid, &inhoud{Over: i.Persoon, Van: i.Van, Tot: i.Tot, Rol: i.Rol}
	case dossier.LidEinde:
		return hLidEinde, &inhoud{Betref: i.Lid, Tot: i.Tot}
	case dossier.Feit:
		return hFeit, factContent(&i.Feit)
	case dossier.Stuk:
		in := &inhoud{Aard: i.Aard, Over: i.Over, Inhoud: i.Inhoud, Van: i.Van, Tot: i.Tot, Bron: sourceContent(i.Bron),
			Bijlage: attachmentContent(i.Bijlage)}
		for _, z := range i.Zoek {
			in.Zoek = append(in.Zoek, inhoudTerm{string(z.Veld), z.Tekst})
		}
		return hStuk, in
	case dossier.Taak:
		return hTaak, &inhoud{Aard: i.Aard, Over: i.Over, Tot: i.Vervalt, Inhoud: i.Inhoud}
	case dossier.TaakAf:
		return hTaakAf, &inhoud{Betref: i.Taak}
	case dossier.Relatie:
		return hRelatie, &inhoud{Relatie: &inhoudRelatie{string(i.Relatie), i.Rij.Waarden, i.Rij.Van, i.Rij.Tot}}
	case dossier.RelatieEinde:
		return hRelatieEinde, &inhoud{Betref: i.Relatie, TotTekst: i.Tot}
	case dossier.Intrekking:
		return hIntrekking, &inhoud{Betref: i.ID, Reden: i.Reden}
	}
	return "", nil
}

func sourceContent(b gezin.Bron) *inhoudBron {
	if b == (gezin.Bron{}) {
		return nil
	}
	return &inhoudBron{b.Soort, b.Omschreven}
}

func factContent(f *gezin.Feit) *inhoud {
	return &inhoud{Over: f.Over, Van: f.Van, Tot: f.Tot, Bron: sourceContent(f.Bron), Feit: &inhoudFeit{
		Met: f.Met, Soort: f.Soort, Type: f.Waarde.Soort.String(), Min: f.Waarde.Min, Max: f.Waarde.Max, Code: f.Waarde.Code}}
}

func (in *inhoud) bron() gezin.Bron {
	if in.Bron == nil {
		return gezin.Bron{}
	}
	return gezin.Bron{Soort: in.Bron.Soort, Omschreven: in.Bron.Omschreven}
}

// feit gives the fact without what the row beside it tells.
func (in *inhoud) feit() gezin.Feit {
	if in.Feit == nil {
		return gezin.Feit{}
	}
	soort, _ := gezin.ParseSoort(in.Feit.Type)
	return gezin.Feit{Over: in.Over, Met: in.Feit.Met, Soort: in.Feit.Soort, Van: in.Van, Tot: in.Tot, Bron: in.bron(),
		Waarde: gezin.Waarde{Soort: soort, Min: in.Feit.Min, Max: in.Feit.Max, Code: in.Feit.Code}}
}

func (in *inhoud) zoek() []dossier.Zoekterm {
	var out []dossier.Zoekterm
	for _, t := range in.Zoek {
		out = append(out, dossier.Zoekterm{Veld: dossier.Zoekveld(t.Veld), Tekst: t.Tekst})
	}
	return out
}

// invoer gives the entry as a reader gets it.
func (g *gelezen) invoer() dossier.Invoer {
	in, v := g.inhoud, g.vermelding()
	switch g.handeling {
	case hPersoon:
		return dossier.Persoon{Vak: g.vak.vak(), ID: in.Over}
	case hLid:
		return dossier.Lid{Vak: g.vak.vak(), Persoon: in.Over, Van: in.Van, Tot: in.Tot, Rol: in.Rol, Vermelding: v}
	case hLidEinde:
		return dossier.LidEinde{Lid: in.Betref, Tot: in.Tot}
	case hFeit:
		f := in.feit()
		f.ID, f.Vastgezet, f.Ingetrok, f.Label = v.ID, v.Vastgezet, v.Ingetrokken, g.vak.vak().Label
		return dossier.Feit{Vak: g.vak.vak(), Feit: f, Vermelding: v}
	case hStuk:
		return dossier.Stuk{Vak: g.vak.vak(), Aard: in.Aard, Over: in.Over, Inhoud: in.Inhoud, Van: in.Van, Tot: in.Tot,
			Bron: in.bron(), Zoek: in.zoek(), Bijlage: in.bijlage(), Vermelding: v}
	case hTaak:
		return dossier.Taak{Vak: g.vak.vak(), Aard: in.Aard, Over: in.Over, Vervalt: in.Tot, Inhoud: in.Inhoud, Vermelding: v}
	case hTaakAf:
		return dossier.TaakAf{Taak: in.Betref}
	case hRelatie:
		return g.relatie(v)
	case hRelatieEinde:
		return dossier.RelatieEinde{Relatie: in.Betref, Tot: in.TotTekst}
	case hIntrekking:
		return dossier.Intrekking{ID: in.Betref, Reden: in.Reden}
	}
	return nil
}

func (g *gelezen) relatie(v dossier.Vermelding) dossier.Invoer {
	r := dossier.Relatie{Vak: g.vak.vak(), Vermelding: v}
	if in := g.inhoud.Relatie; in != nil {
		r.Relatie = toegang.Relatie(in.Naam)
		r.Rij = toegang.Relatierij{Waarden: in.Waarden, Van: in.Van, Tot: in.Tot}
	}
	return r
}

// vak gives the compartment of an entry as it was added.
func (k kenmerken) vak() dossier.Vak {
	return dossier.Vak{Soort: toegang.Soort(k.soort), Domein: toegang.Domein(k.domein),
		Label: gezin.Label{Onderwerp: k.onderwerp, Wet: gezin.Wet(k.wet), Klasse: gezin.Klasse(k.klasse)}}
}

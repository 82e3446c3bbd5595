package keten

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/istandaard"
	"codeberg.org/wijzer/wijzer/istandaard/maak"
)

// bouw makes the message of what the gate allowed.
func (r *ronde) bouw(g *groep, in poort.Velden, posten []post, id string) ([]byte, Fouten, error) {
	o := maak.Opdracht{
		Domein: domeinen[g.Wet], Gemeente: r.o.Gemeente.Onthuld(), Aanbieder: g.aanbieder.Onthuld(),
		Identificatie: id, Dagtekening: datum(r.o.Dagtekening),
	}
	if !vulPersoon(&o, in) || g.Wet == gezin.Jeugdwet && !vulGezag(&o, in) || !vulToewijzingen(&o, in, len(posten)) {
		return nil, Fouten{{fmt.Sprintf("besluiten[%d]", g.besluiten[0]), FoutAfgeschermd,
			"Deze aanbieder mag een gegeven dat in het bericht moet niet ontvangen. Leg eerst vast dat de aanbieder bij deze persoon betrokken is."}}, nil
	}
	b, err := maak.Toewijzing(r.codec, o)
	var fouten istandaard.Fouten
	if errors.As(err, &fouten) {
		return nil, r.vertaal(g, posten, fouten), nil
	}
	if err != nil {
		return nil, nil, fmt.Errorf("keten: make assignment: %w", err)
	}
	data, err := r.codec.Opmaken(b)
	if err != nil {
		return nil, nil, fmt.Errorf("keten: write assignment: %w", err)
	}
	return data, nil, nil
}

func vulPersoon(o *maak.Opdracht, in poort.Velden) bool {
	p, ok := haal[persoonsveld](in, "persoon")
	c, ook := haal[adresveld](in, "contact")
	o.Client = maak.Client{Bsn: istandaard.Bsn(p.Bsn), Geboortedatum: p.Geboortedatum, Geslacht: p.Geslacht, Naam: p.Naam, Bereik: c.bereik()}
	if o.Client.Geslacht == "" {
		o.Client.Geslacht = "0"
	}
	return ok && ook
}

func vulGezag(o *maak.Opdracht, in poort.Velden) bool {
	lijst, ok := haal[[]gezagveld](in, "gezag")
	for _, d := range lijst {
		o.Relaties = append(o.Relaties, maak.Relatie{Nummer: d.Nummer, Soort: d.Soort, Naam: d.Naam, Bereik: d.Contact.bereik(), Beoordeeld: d.Beoordeeld})
	}
	return ok
}

func vulToewijzingen(o *maak.Opdracht, in poort.Velden, n int) bool {
	for i := range n {
		t, ok := haal[istandaard.ToegewezenProduct](in, fmt.Sprintf("toewijzing.%d", i))
		if !ok {
			return false
		}
		o.Toegewezen = append(o.Toegewezen, t)
	}
	return true
}

// bereik gives the contact as a message has it. A protected one is a neutral
// postal address and nothing else.
func (a *adresveld) bereik() maak.Bereik {
	switch a.Soort {
	case Beschermd:
		return maak.BeschermdAdres(a.Adres)
	case AlleenTelefoon:
		return maak.AlleenTelefoon(a.Telefoon)
	case Postadres:
		return maak.Postadres(a.Adres, a.Telefoon, a.Email)
	}
	return maak.GewoonAdres(a.Adres, a.Telefoon, a.Email)
}

// vertaal gives the faults of a message at the places of what it was made of.
func (r *ronde) vertaal(g *groep, posten []post, fouten istandaard.Fouten) Fouten {
	var ff Fouten
	persoon := fmt.Sprintf("personen[%d]", r.o.persoon(g.Persoon))
	for _, f := range fouten {
		pad := "bericht"
		for _, p := range plekken {
			if n, ok := p.vind(f.Plek); ok {
				pad = strings.NewReplacer("{persoon}", persoon, "{n}", strconv.Itoa(n)).Replace(p.pad)
				break
			}
		}
		if n, ok := (plek{van: "Client/ToegewezenProducten/ToegewezenProduct["}).vind(f.Plek); ok && n < len(posten) {
			pad = posten[n].pad
		}
		ff.voeg(pad, f.Regel, f.Tekst)
	}
	return ff
}

// plek ties a place in a message to one in the Opdracht. Where van ends with a
// bracket a number follows, counted from 1; {n} counts it from 0.
type plek struct{ van, pad string }

var plekken = []plek{
	{"Header/Afzender", "gemeente"},
	{"Header/Ontvanger", "aanbieder"},
	{"Header/BerichtIdentificatie", "dagtekening"},
	{"Client/Bsn", "{persoon}.bsn"},
	{"Client/Geboortedatum", "{persoon}.geboortedatum"},
	{"Client/Geslacht", "{persoon}.geslacht"},
	{"Client/Naam", "{persoon}.naam"},
	{"Client/Relaties/Relatie[", "{persoon}.gezag[{n}]"},
	{"Client/Relaties", "{persoon}.gezag"},
	{"Client/Contactgegevens", "{persoon}.contact"},
}

func (p plek) vind(waar string) (n int, ok bool) {
	rest, ok := strings.CutPrefix(waar, p.van)
	if !ok || !strings.HasSuffix(p.van, "[") {
		return 0, ok
	}
	cijfers, _, _ := strings.Cut(rest, "]")
	n, err := strconv.Atoi(cijfers)
	return n - 1, err == nil && n > 0
}

package brief

import (
	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/pdf"
	"codeberg.org/wijzer/wijzer/termijn"
)

// Proces is what the letters of the procedure have in common. They go to the
// person himself or to who applied for him, in the "u" form.
type Proces struct {
	Kenmerk       besluit.Kenmerk
	Datum         termijn.Dag // of sending
	Post          Post
	Ondertekening besluit.Ondertekening
}

func (p *Proces) brief(soort Soort, titel string, blokken ...pdf.Blok) *Brief {
	return &Brief{Soort: soort, Titel: titel, Kenmerk: p.Kenmerk, Datum: p.Datum, namens: &p.Ondertekening,
		Post: Post{Afzender: p.Post.Afzender, Aan: p.Post.Aan}, Blokken: blokken}
}

func (p *Proces) controleer() Fouten {
	ff := p.Post.controleer()
	if p.Datum == termijn.Geen {
		ff = append(ff, Fout{FoutDatum, "datum", "Vul de dag in waarop de brief gaat."})
	}
	if !p.Kenmerk.Geldig() {
		ff = append(ff, Fout{FoutZending, "kenmerk", "Geef de brief een kenmerk van drie groepen van vier tekens."})
	}
	return ff
}

func (p *Proces) aanhef() pdf.Blok { return alinea(p.Post.Aan.Aanhef + ",") }

// VanOntvangst confirms the receipt of a report (Wmo 2015 art. 2.3.2 lid 1) and
// tells of the own plan (lid 2), free client support (lid 3) and the end of the
// investigation.
func VanOntvangst(m besluit.Melding, p Proces) (*Brief, error) {
	ff := p.controleer()
	plan, err1 := termijn.Bereken("WMO-PPLAN", m.Ontvangen)
	end, err2 := termijn.Bereken("WMO-ONDZ", m.Ontvangen)
	if err1 != nil || err2 != nil {
		ff = append(ff, Fout{FoutDatum, "melding.ontvangen", "Vul in op welke dag de melding binnenkwam."})
	}
	if err := ff.err(); err != nil {
		return nil, err
	}
	return p.brief(Ontvangst, "Ontvangst van uw melding",
		pdf.Kop{Niveau: 1, Tekst: "Wij hebben uw melding ontvangen"},
		p.aanhef(),
		pdf.Alinea{Tekst: pdf.Samen(pdf.Plat("Op "+dag(m.Ontvangen)+" kregen wij de melding dat u hulp nodig heeft. Wij onderzoeken met u wat er nodig is. Dat onderzoek is klaar "), pdf.Vet("uiterlijk op "+dag(end.Eind)), pdf.Plat("."))},
		pdf.Kop{Niveau: 2, Tekst: "Wat gaat er gebeuren?"},
		alinea("Wij maken een afspraak voor een gesprek. Daarin bespreken wij wat u wilt bereiken, wat u zelf kunt, wie u kan helpen en welke hulp er is. Na het onderzoek krijgt u een verslag. Met het verslag kunt u een aanvraag doen. Is het onderzoek niet op tijd klaar, dan mag u ook zonder verslag een aanvraag doen."),
		pdf.Kop{Niveau: 2, Tekst: "Wat kunt u nu doen?"},
		pdf.Lijst{Punten: []pdf.Tekst{
			pdf.Samen(pdf.Plat("U mag een eigen plan maken: een persoonlijk plan. Daarin schrijft u welke hulp volgens u nodig is. Geef het ons "), pdf.Vet("uiterlijk op "+dag(plan.Eind)), pdf.Plat(".")),
			pdf.Plat("U kunt gratis hulp krijgen bij het gesprek, van een cliëntondersteuner. " + zin(bijeen(p.Post.Afzender.Ondersteuning))),
			pdf.Plat("Leg een geldig identiteitsbewijs klaar. Wij moeten weten dat u het bent."),
			pdf.Plat("Kunt u niet wachten op het onderzoek? Bel ons dan meteen. Bel bij gevaar 112."),
		}},
		alinea("Dit staat in de artikelen 2.3.2 tot en met 2.3.4 van de Wet maatschappelijke ondersteuning 2015 (Wmo)."),
	), nil
}

// VanUitnodiging asks to complete an application, and tells that and until when
// the clock stands still (Awb 4:5 and 4:15).
func VanUitnodiging(a besluit.Aanvraag, u besluit.Uitnodiging, p Proces) (*Brief, error) {
	ff := p.controleer()
	if a.Ontvangen == termijn.Geen || u.Uiterlijk <= p.Datum {
		ff = append(ff, Fout{FoutDatum, "uitnodiging.uiterlijk", "Vul in wanneer de aanvraag binnenkwam, en tot welke dag er tijd is om aan te vullen."})
	}
	list := pdf.Lijst{}
	for _, g := range u.Gevraagd {
		if !leeg(g) {
			list.Punten = append(list.Punten, pdf.Plat(g))
		}
	}
	if len(list.Punten) == 0 {
		ff = append(ff, Fout{FoutInhoud, "uitnodiging.gevraagd", "Noem wat er nog nodig is."})
	}
	if err := ff.err(); err != nil {
		return nil, err
	}
	return p.brief(Aanvulling, "Uw aanvraag is nog niet compleet",
		pdf.Kop{Niveau: 1, Tekst: "Uw aanvraag is nog niet compleet"},
		p.aanhef(),
		pdf.Alinea{Tekst: pdf.Samen(pdf.Plat("Wij hebben nog gegevens van u nodig om te kunnen besluiten op uw aanvraag van "+dag(a.Ontvangen)+". Stuur ze ons "), pdf.Vet("uiterlijk op "+dag(u.Uiterlijk)), pdf.Plat("."))},
		pdf.Kop{Niveau: 2, Tekst: "Wat hebben wij nodig?"},
		list,
		pdf.Kop{Niveau: 2, Tekst: "Wat betekent dit voor de tijd die wij hebben?"},
		alinea("Vanaf de dag na deze brief staat de tijd stil die wij hebben om te besluiten. Zij loopt weer op de dag dat alles binnen is, en anders na "+dag(u.Uiterlijk)+" (artikel 4:15 van de Algemene wet bestuursrecht)."),
		pdf.Kop{Niveau: 2, Tekst: "Lukt het u niet?"},
		alinea("Bel ons voor die dag. Wij helpen u, of geven u meer tijd. Krijgen wij de gegevens niet, dan kunnen wij besluiten dat wij uw aanvraag niet behandelen (artikel 4:5 van die wet)."),
	), nil
}

// VanVerdaging tells that the decision comes later, and when (Awb 4:14).
func VanVerdaging(wet gezin.Wet, a besluit.Aanvraag, duur termijn.Duur, p Proces) (*Brief, error) {
	ff := p.controleer()
	u, err := a.Beslisdag(wet, duur)
	v := a.Verdaging
	if err != nil || u.Eind == termijn.Geen || v.Tot <= u.Eind || p.Datum > u.Eind {
		ff = append(ff, Fout{FoutDatum, "verdaging.tot", "Deel een verdaging mee voor de termijn voorbij is, met een nieuwe dag die na de oude ligt."})
	}
	if leeg(v.Reden) {
		ff = append(ff, Fout{FoutInhoud, "verdaging.reden", "Leg uit waarom het besluit later komt."})
	}
	if err := ff.err(); err != nil {
		return nil, err
	}
	artikel := "artikel 4:14, eerste lid, van de Algemene wet bestuursrecht"
	if wet == gezin.Jeugdwet {
		artikel = "artikel 4:14, derde lid, van de Algemene wet bestuursrecht"
	}
	return p.brief(Verdaging, "Het besluit op uw aanvraag komt later",
		pdf.Kop{Niveau: 1, Tekst: "Het besluit op uw aanvraag komt later"},
		p.aanhef(),
		pdf.Alinea{Tekst: pdf.Samen(pdf.Plat("U krijgt ons besluit op uw aanvraag van "+dag(a.Ontvangen)+" "), pdf.Vet("uiterlijk op "+dag(v.Tot)), pdf.Plat(". Eerder was dat "+dag(u.Eind)+"."))},
		pdf.Kop{Niveau: 2, Tekst: "Waarom duurt het langer?"},
		alinea(v.Reden),
		alinea("Wij moeten u dit laten weten volgens "+artikel+"."),
		pdf.Kop{Niveau: 2, Tekst: "Wat kunt u doen?"},
		alinea("Heeft u nu al hulp nodig? Bel ons dan meteen. Is het na "+dag(u.Eind)+" en hebben wij nog niet besloten? Dan kunt u ons een brief sturen waarin staat dat wij te laat zijn (een ingebrekestelling). Besluiten wij dan niet binnen twee weken, dan moeten wij u misschien een bedrag per dag betalen (een dwangsom)."),
	), nil
}

package toegang

import "codeberg.org/wijzer/wijzer/internal/gezin"

// The walls: conditions that stand before every right. Each is built from the
// question alone, so that it can be printed and compiled.

// overNiemand: the row is about nobody, and says so in every attribute.
func overNiemand() Predicaat {
	return En{Is(KOnderwerp, ""), Is(KSamenstelling, ""), Is(KWet, ""), Is(KKlasse, "")}
}

// ofEach is yes when f is yes for the subject or, for a shared row, for one
// who belongs to its composition. Only the classes gewoon and betrokkenheid
// can be shared: the others protect one person, also against who lives along.
func ofEach(f func(persoon Term) Predicaat) Predicaat {
	return Of{
		En{Niet{Is(KOnderwerp, "")}, f(Rij(KOnderwerp))},
		En{Is(KOnderwerp, ""), Is(KKlasse, gezin.Gewoon, gezin.Betrokken), someMember(f)},
	}
}

// someMember is yes when f is yes for one who belongs to the composition.
func someMember(f func(persoon Term) Predicaat) Predicaat {
	return En{Niet{Is(KSamenstelling, "")}, Bestaat{
		In:   Samengesteld,
		Waar: []Eis{{CSamenstelling, []Term{Rij(KSamenstelling)}}},
		Dan:  f(Uit(CPersoon)),
	}}
}

// anyone is yes when f is yes for the subject or for one who belongs to the
// composition, whatever the class. It serves to refuse.
func anyone(f func(persoon Term) Predicaat) Predicaat {
	return Of{f(Rij(KOnderwerp)), someMember(f)}
}

// row gives a Bestaat with fixed demands.
func row(r Relatie, eisen ...Eis) Predicaat { return Bestaat{In: r, Waar: eisen} }

// eis demands one of the values.
func eis(k Kolom, van ...Term) Eis { return Eis{k, van} }

// gevlagd: the safety flag of this registration is on.
func gevlagd(persoon Term) Predicaat { return row(Beschermd, eis(CPersoon, persoon)) }

// beschermd: the safety flag is on, or that of another registration of the same
// person.
func beschermd(persoon Term) Predicaat {
	return Of{gevlagd(persoon), row(Gekoppeld, eis(CPersoon, persoon))}
}

// toegestemd: everyone whose data the row holds gave recorded explicit consent
// for the other use.
func toegestemd(van, naar gezin.Wet) Predicaat {
	consent := func(persoon Term) Predicaat {
		return row(Toegestemd, eis(CPersoon, persoon), eis(CVan, Tekst(van)), eis(CNaar, Tekst(naar)))
	}
	without := func(persoon Term) Predicaat { return Niet{consent(persoon)} }
	return Of{
		En{Niet{Is(KOnderwerp, "")}, consent(Rij(KOnderwerp))},
		En{Is(KOnderwerp, ""), someMember(consent), Niet{someMember(without)}},
	}
}

// andere gives the other of the two laws.
func andere(w gezin.Wet) gezin.Wet {
	if w == gezin.Wmo {
		return gezin.Jeugdwet
	}
	return gezin.Wmo
}

func muurDomein(v Verwerking) Predicaat {
	p := Of{overNiemand(), Is(KDomein, v.Uit...)}
	if v.Doelwet != "" {
		p = append(p, En{Is(KWet, andere(v.Doelwet)), Is(KDomein, DWmo, DJeugd, DOpvang)}) // T-WET asks consent
	}
	return Stap{"T-DOMEIN", "Het gegeven hoort bij het domein van dit doel.",
		"Het gegeven hoort bij een ander domein dan dit doel.", "AVG art. 5 lid 1 onder b", p}
}

func muurWet(v Verwerking) Predicaat {
	p := Of{overNiemand()}
	if v.Doelwet == "" {
		p = append(p, Is(KWet, gezin.Wmo, gezin.Jeugdwet))
	} else {
		van := andere(v.Doelwet)
		p = append(p, Is(KWet, v.Doelwet), En{Is(KWet, van), toegestemd(van, v.Doelwet)})
	}
	return Stap{"T-WET", "Het gegeven is voor dezelfde wet verkregen, of er is vastgelegde uitdrukkelijke toestemming.",
		"Het gegeven is voor een andere wet verkregen, zonder vastgelegde uitdrukkelijke toestemming van ieder over wie het gaat.",
		"Wmo 2015 art. 5.1.1 lid 4", p}
}

func muurBelang(v Vraag) Predicaat {
	p := Predicaat(Vast(true))
	if v.vorm().Soort == Medewerker {
		p = Niet{anyone(func(persoon Term) Predicaat {
			return Of{
				Een{persoon, []Term{Lees(LPersoon)}},
				row(Belang, eis(CPersoon, persoon), eis(CLezer, Lees(LAccount))),
			}
		})}
	}
	return Stap{"T-BELANG", "De medewerker heeft geen eigen belang bij deze persoon.",
		"Het gaat over de medewerker zelf, over familie of over iemand bij wie hij een belang heeft.", "Awb art. 2:4", p}
}

// muurVerblijf keeps where a protected person can be found behind two people.
// To write it down and to co-sign is not to see it.
func muurVerblijf(v Vraag) Predicaat {
	geheim := En{Is(KSoort, SContact), Of{Niet{Is(KKlasse, gezin.Gewoon)}, anyone(gevlagd)}}
	open := Predicaat(Vast(false))
	switch {
	case v.vorm().Soort == Systeem || v.Actie == Schrijven || v.Actie == Meetekenen:
		open = Vast(true)
	case v.vorm().Soort == Burger && v.Actie == Ontvangen: // his own stay is no news to himself
		open = row(Vertegenwoordigd, eis(CPersoon, Rij(KOnderwerp)), eis(CLezer, Lees(LPersoon)), eis(CGrond, Tekst(Zelf)))
	case v.vorm().Soort == Medewerker && v.Actie == Lezen && v.Voor != Noodgebruik:
		open = row(Vierogen, eis(CPersoon, Rij(KOnderwerp)), eis(CLezer, Lees(LAccount)))
	}
	return Stap{"T-VERBLIJF", "Het is geen geheim verblijf, of een tweede persoon heeft meegetekend.",
		"Het is een geheim verblijf, en er is geen tweede persoon die nu heeft meegetekend.", "Wmo 2015 art. 5.3.3; Wet BRP art. 2.59", Of{Niet{geheim}, open}}
}

func muurOnthouden(v Vraag) Predicaat {
	p := Predicaat(Vast(true))
	if v.vorm().Soort == Burger {
		p = Niet{anyone(func(persoon Term) Predicaat {
			return row(Onthouden, eis(CPersoon, persoon), eis(CLezer, Lees(LPersoon)))
		})}
	}
	return Stap{"T-ONTHOUDEN", "Er is niet besloten om dit aan de lezer te onthouden.",
		"Een professional heeft besloten om dit aan de lezer te onthouden.", "Jeugdwet art. 7.3.10 en 7.3.15 lid 4; Wmo 2015 art. 5.3.3", p}
}

// ondanksBeperking tells whether a question may be asked of what is restricted.
// Article 18 lid 2 leaves storing, consent (of who reads about himself), legal
// claims (the request itself, and its answer), the rights of another (safety),
// and an important public interest (supervision, danger now). To write down is
// to store. The parts of the program show nothing to people, but for the counts
// of the statistics: those are a use.
func (v Vraag) ondanksBeperking() bool {
	switch v.Lezer.Rol {
	case Veiligheidscoordinator, VeiligThuis, Toezichthouder, Client:
		return true
	}
	switch v.Voor {
	case Veiligheidsplan, MeldingVT, Noodgebruik, AVGRechten, Privacytoezicht, Toezicht:
		return true
	}
	switch v.Actie {
	case Schrijven, Meetekenen, Vernietigen:
		return true
	}
	return v.vorm().Soort == Systeem && v.Voor != Statistiek
}

// muurBeperkt keeps what is restricted from being used. That there is a file,
// who directs it, and that it is restricted stay to be seen; so does what is
// shared in a family: it is about the others too, and their help rests on it.
func muurBeperkt(v Vraag) Predicaat {
	p := Predicaat(Vast(true))
	if !v.ondanksBeperking() {
		p = Of{Is(KKlasse, gezin.Betrokken), Niet{row(Beperkt, eis(CPersoon, Rij(KOnderwerp)), eis(CVan, Rij(KWet)))}}
	}
	return Stap{"T-BEPERKT", "Het gebruik is niet beperkt, of dit doel mag ook dan.",
		"Het gebruik van deze gegevens is beperkt: ze worden alleen bewaard.", "AVG art. 18", p}
}

package kostprijs

import "slices"

// uren compiles the reasons why a paid hour of this cao is not declarable.
func (c *maker) uren(k *caomodel) {
	if len(c.inv.Uren) == 0 {
		return
	}
	own := func(s Soort) bool {
		return slices.ContainsFunc(c.inv.Uren, func(u Urenpost) bool { return u.Soort == s && (u.Cao == "" || u.Cao == k.naam) })
	}
	if !own(SoortVerlof) {
		c.caoVerlof(k)
	}
	for _, s := range []Soort{SoortFeestdagen, SoortZiekte} {
		if !own(s) {
			c.f.meld(FoutOpen, "uren", "Bij de uren ontbreekt de post "+string(s)+" voor de cao "+k.naam+". Geef die, met bron; nul mag.")
		}
	}
	for i := range c.inv.Uren {
		if u := &c.inv.Uren[i]; u.Cao == "" || u.Cao == k.naam {
			c.urenpost(k, u, pad("uren", i))
		}
	}
}

// caoVerlof takes the leave from the cao itself.
func (c *maker) caoVerlof(k *caomodel) {
	for _, name := range verloven {
		if i := c.zoek(name, k.naam); i != geen {
			k.posten = append(k.posten, post{par: i, locatie: geen, soort: SoortVerlof, eenheid: EenheidUurJaar, naam: name})
		}
	}
}

// urenvormen says how each kind of hours may be counted, in the order in which
// the hours are taken off.
var urenvormen = map[Soort][]string{
	SoortVerlof:         {EenheidUurJaar},
	SoortExtraVerlof:    {EenheidUurJaar},
	SoortFeestdagen:     {EenheidUurJaar},
	SoortZiekte:         {VanBeschikbareUren, VanBetaaldeUren, EenheidUurJaar},
	SoortScholing:       {EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortIntervisie:     {EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortSKJ:            {EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortOverleg:        {EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortOverig:         {EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortReistijd:       {EenheidMinUur, EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortClienttijd:     {EenheidMinUur, EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
	SoortVerantwoording: {EenheidMinUur, EenheidUurJaar, VanBetaaldeUren, VanInzetbareUren},
}

func (c *maker) urenpost(k *caomodel, u *Urenpost, path string) {
	allowed, ok := urenvormen[u.Soort]
	if !ok {
		c.f.meld(FoutNaam, path+".soort", "Deze soort uren kent Wijzer niet. Kies: verlof, extra-verlof, feestdagen, ziekte, scholing, intervisie, skj, overleg, reistijd, clienttijd, verantwoording of overig.")
		return
	}
	p := u.Parameter
	p.Naam = "uren " + string(u.Soort)
	form := p.Eenheid
	if form == EenheidProcent && p.Grondslag != "" {
		form = p.Grondslag
	}
	if p.Eenheid != "" && form != EenheidProcent && !slices.Contains(allowed, form) {
		c.f.meld(FoutEenheid, path+".eenheid", "Deze eenheid of grondslag past niet bij deze soort uren. Kies: "+opsomming(allowed, "of")+".")
	}
	if form != EenheidMinUur && (u.Declarabel || u.Locatie != "") {
		c.f.meld(FoutEenheid, path, "Een locatie of declarabel geldt alleen voor minuten per uur cliëntcontact (min/uur).")
	}
	k.posten = append(k.posten, post{par: c.gedeeld(p, path), locatie: c.locatieAandeel(u, path), soort: u.Soort,
		eenheid: form, declarabel: u.Declarabel, naam: string(u.Soort)})
}

// gedeeld adds a parameter of a list once, also when several caos use it.
func (c *maker) gedeeld(p Parameter, path string) int {
	if i := slices.Index(c.m.paths, path); i >= 0 {
		return i
	}
	return c.neemPost(p, path)
}

func (c *maker) locatieAandeel(u *Urenpost, path string) int {
	if u.Locatie == "" || c.inv.Locatie == nil {
		return geen
	}
	for i, d := range c.inv.Locatie.Delen {
		if d.Naam == u.Locatie {
			return c.eerderPad("locatie.delen" + pad("", i))
		}
	}
	c.f.meld(FoutNaam, path+".locatie", "Deze plaats staat niet bij locatie. Gebruik een plaats uit die verdeling.")
	return geen
}

func (c *maker) eerderPad(path string) int { return slices.Index(c.m.paths, path) }

// toeslagen compiles the unsocial hours of this cao.
func (c *maker) toeslagen(k *caomodel) {
	for i := range c.inv.Toeslagen {
		o := &c.inv.Toeslagen[i]
		if o.Cao != "" && o.Cao != k.naam {
			continue
		}
		path := pad("toeslagen", i)
		uren, opslag := o.Uren, o.Opslag
		uren.Naam, uren.Cao = "onregelmatige uren "+o.Naam, o.Cao
		opslag.Naam, opslag.Cao = "toeslag "+o.Naam, o.Cao
		form := uren.Eenheid
		if form == EenheidProcent {
			form = uren.Grondslag
		}
		if uren.Eenheid != "" && !slices.Contains([]string{"", EenheidUurJaar, VanBetaaldeUren, VanClienturen}, form) {
			c.f.meld(FoutGrondslag, path+".uren.grondslag", "Kies voor onregelmatige uren: uur/jaar, of een percentage van betaalde-uren of clienturen.")
		}
		if opslag.Eenheid != EenheidProcent || opslag.Grondslag != "" && opslag.Grondslag != VanUurloon {
			c.f.meld(FoutGrondslag, path+".opslag.grondslag", "Een toeslag is een percentage van het uurloon. Kies eenheid % en grondslag uurloon.")
		}
		k.toeslagen = append(k.toeslagen, toeslag{uren: c.gedeeld(uren, path+".uren"), opslag: c.gedeeld(opslag, path+".opslag"), eenheid: form, naam: o.Naam})
	}
}

// personeel compiles the other costs of staff and the kilometre rate.
func (c *maker) personeel(k *caomodel) {
	for i := range c.inv.Personeel {
		x := &c.inv.Personeel[i]
		if x.Cao != "" && x.Cao != k.naam {
			continue
		}
		path := pad("personeel", i)
		p := x.Parameter
		p.Naam = "kosten " + string(x.Soort)
		switch x.Soort {
		case SoortOpleiding, SoortRegistratie, SoortWoonwerk, SoortArbo, SoortVervanging, SoortOverig:
		default:
			c.f.meld(FoutNaam, path+".soort", "Deze soort personeelskosten kent Wijzer niet. Kies: opleiding, registratie, woon-werk, arbo, vervanging of overig.")
		}
		basis := p.Eenheid
		if basis == EenheidProcent {
			basis = p.Grondslag
		}
		if p.Eenheid != "" && !slices.Contains([]string{"", EenheidEurJaar, VanBrutoloon, VanSalaris}, basis) {
			c.f.meld(FoutEenheid, path+".eenheid", "Kies voor personeelskosten: eur/jaar per fte, of een percentage van brutoloon of salaris.")
		}
		k.personeel = append(k.personeel, kosten{par: c.gedeeld(p, path), soort: x.Soort, basis: basis})
	}
	if slices.ContainsFunc(c.inv.Parameters, func(p Parameter) bool { return p.Naam == NaamReiskilometers }) {
		if k.kilometer = c.zoek(NaamKilometervergoeding, k.naam); k.kilometer == geen {
			if k.kilometer = c.zoek(NaamKilometervergoeding, ""); k.kilometer == geen {
				c.eis(NaamKilometervergoeding, k.naam)
			}
		}
	}
}

package kostprijs

// rekenUren computes the hours of one fte a year: paid hours, minus leave and
// public holidays, minus sickness over what is left, minus training, peer
// review, meetings and other tasks; the rest is time for clients, of which
// travel and indirect time are counted per hour of direct contact. It is the
// scheme of the cao Jeugdzorg 2024-2025, art. 13.1.3.
func (k *caomodel) rekenUren(w []Getal, productief int) urenUitkomst {
	u := urenUitkomst{betaald: w[k.urenJaar]}
	if productief != geen {
		u.declarabel = u.betaald.Maal(w[productief])
		u.rest = u.betaald.Min(u.declarabel)
		return u
	}
	u.posten = make([]Getal, len(k.posten))
	left := u.betaald
	left = k.trekAf(w, &u, left, isVerlof)
	u.beschikbaar = left
	left = k.trekAf(w, &u, left, func(s Soort) bool { return s == SoortZiekte })
	u.inzetbaar = left
	left = k.trekAf(w, &u, left, func(s Soort) bool { return !isVerlof(s) && s != SoortZiekte })
	u.client = left
	k.verdeelClienttijd(w, &u)
	return u
}

// trekAf takes the posts of some kinds off and gives what is left.
func (k *caomodel) trekAf(w []Getal, u *urenUitkomst, left Getal, kinds func(Soort) bool) Getal {
	for i := range k.posten {
		p := &k.posten[i]
		if p.eenheid == EenheidMinUur || !kinds(p.soort) {
			continue
		}
		hours := w[p.par]
		switch p.eenheid {
		case VanBetaaldeUren:
			hours = hours.Maal(u.betaald)
		case VanBeschikbareUren:
			hours = hours.Maal(u.beschikbaar)
		case VanInzetbareUren:
			hours = hours.Maal(u.inzetbaar)
		}
		u.posten[i] = hours
		left = left.Min(hours)
	}
	return left
}

// verdeelClienttijd splits the time for clients into direct contact and the
// minutes that each hour of contact brings along.
func (k *caomodel) verdeelClienttijd(w []Getal, u *urenUitkomst) {
	perHour := een
	for i := range k.posten {
		if p := &k.posten[i]; p.eenheid == EenheidMinUur {
			u.posten[i] = p.perContactuur(w)
			perHour = perHour.Plus(u.posten[i])
		}
	}
	u.direct = u.client.Deel(perHour)
	u.declarabel = u.direct
	for i := range k.posten {
		if p := &k.posten[i]; p.eenheid == EenheidMinUur {
			u.posten[i] = u.posten[i].Maal(u.direct)
			if p.declarabel {
				u.declarabel = u.declarabel.Plus(u.posten[i])
			}
		}
	}
}

func (p *post) perContactuur(w []Getal) Getal {
	f := w[p.par].Deel(zestig)
	if p.locatie != geen {
		f = f.Maal(w[p.locatie])
	}
	return f
}

// isVerlof tells which hours come off before sickness is counted.
func isVerlof(s Soort) bool {
	return s == SoortVerlof || s == SoortExtraVerlof || s == SoortFeestdagen
}

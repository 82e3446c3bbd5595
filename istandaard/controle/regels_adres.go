package controle

// hakenAdres are the rules on an address and on a Contact.
func hakenAdres() []haak {
	return []haak{
		als("CD005", "CDT_Adres", nil, "Postcode", func(k *knoop) func(*loop) bool {
			postcode, land := k.veld("Postcode"), k.veld("LandCode")
			return func(v *loop) bool { return v.er(postcode) && !v.er(land) }
		}),
		als("CD005", "CDT_Adres", nil, "LandCode", func(k *knoop) func(*loop) bool {
			postcode, land := k.veld("Postcode"), k.veld("LandCode")
			return func(v *loop) bool { return v.er(land) && !v.er(postcode) }
		}),
		als("CD025", "CDT_Adres", nil, "LandCode", func(k *knoop) func(*loop) bool {
			land, huisnummer := k.veld("LandCode"), k.kind("Huis/Huisnummer")
			return func(v *loop) bool { return v.is(land, "NL") && !v.er(huisnummer) }
		}),
		als("CS089", "CDT_Adres", nil, "LandCode", func(k *knoop) func(*loop) bool {
			land, postcode := k.veld("LandCode"), k.veld("Postcode")
			return func(v *loop) bool { return v.is(land, "NL") && !isPostcode(v.tekst(postcode)) }
		}),
		als("CD009", "Contact", in301, "Periode", func(k *knoop) func(*loop) bool {
			periode, soort := k.kind("Periode"), k.veld("Soort")
			return func(v *loop) bool { return v.er(periode) && !v.is(soort, "04") }
		}),
		als("CD034", "Contact", in301, "Soort", func(k *knoop) func(*loop) bool {
			soort, postcode := k.veld("Soort"), k.kind("Adres/Postcode")
			return func(v *loop) bool { return v.isEen(soort, "01", "03") && !v.er(postcode) }
		}),
		als("CS003", "Contact", in301, "Periode/Einddatum", func(k *knoop) func(*loop) bool {
			begin, eind := k.kind("Periode/Begindatum"), k.veld("Periode/Einddatum")
			return func(v *loop) bool { return v.er(eind) && (!v.er(begin) || v.na(begin, eind)) }
		}),
		als("TR006", "Contact", in301, "", func(k *knoop) func(*loop) bool {
			telefoon, huis, postcode := k.kind("Telefoon"), k.kind("Adres/Huis"), k.kind("Adres/Postcode")
			return func(v *loop) bool { return !v.er(telefoon) && (!v.er(huis) || !v.er(postcode)) }
		}),
		{bij: "Contact", in: in301, maak: ziedAdres},
		{regel: "TR061", bij: "Contactgegevens", in: in301, maak: tr061},
	}
}

// ziedAdres remembers that a client has an address of a lasting kind.
func ziedAdres(_ *schema, k *knoop) func(*loop) {
	if k.ouder.naam != "Contactgegevens" {
		return nil
	}
	soort := k.veld("Soort")
	return func(v *loop) {
		v.adresGoed = v.adresGoed || v.isEen(soort, "01", "02", "03")
	}
}

// tr061 points at the first Contact, as the stylesheet does.
func tr061(_ *schema, k *knoop) func(*loop) {
	k.bijBegin = append(k.bijBegin, func(v *loop) { v.adresGoed = false })
	return func(v *loop) {
		if !v.adresGoed && v.fouten.plaats("TR061") {
			v.foutOp("TR061", v.pad(nil)+"/Contact[1]")
		}
	}
}

// isPostcode reports whether a text is a Dutch postcode: four digits, the first
// not 0, and two letters.
func isPostcode(b []byte) bool {
	return len(b) == 6 && b[0] != '0' && allemaal(b[:4], isCijfer) && allemaal(b[4:], isLetter)
}

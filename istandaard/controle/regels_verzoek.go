package controle

import "codeberg.org/wijzer/wijzer/istandaard"

// hakenVerzoek are the rules of the requests (315, 317) and of the answer to
// them (319).
func hakenVerzoek() []haak {
	return []haak{
		{regel: "CD043", bij: "AangevraagdProduct", in: in315, maak: cd043},
		als("CD066", "Verwijzer", in315, "Naam", func(k *knoop) func(*loop) bool {
			soort, naam, code := k.veld("Type"), k.kind("Naam"), k.kind("ZorgverlenerCode")
			return func(v *loop) bool { return v.isEen(soort, verwijzers...) && v.er(code) && v.er(naam) }
		}),
		als("CD067", "Verwijzer", in315, "Type", func(k *knoop) func(*loop) bool {
			soort, naam, code := k.veld("Type"), k.kind("Naam"), k.kind("ZorgverlenerCode")
			return func(v *loop) bool { return v.isEen(soort, verwijzers...) && !v.er(code) && !v.er(naam) }
		}),
		als("CD068", "Verwijzer", in315, "ZorgverlenerCode", func(k *knoop) func(*loop) bool {
			soort, code := k.veld("Type"), k.kind("ZorgverlenerCode")
			return func(v *loop) bool { return !v.isEen(soort, verwijzers...) && v.er(code) }
		}),
		als("TR352", "Verzoek", in317, "", func(k *knoop) func(*loop) bool {
			gelijk, anders := k.kind("OngewijzigdeProducten"), k.kind("TeWijzigenProducten")
			return func(v *loop) bool { return !v.er(gelijk) && !v.er(anders) }
		}),
		als("TR353", "Verzoek", in317, "", func(k *knoop) func(*loop) bool {
			anders, nieuw := k.kind("TeWijzigenProducten"), k.kind("NieuweProducten")
			return func(v *loop) bool { return !v.er(anders) && !v.er(nieuw) }
		}),
		{regel: "TR380", bij: "NieuwProduct", in: in317, maak: tr380},
		als("CD085", "Antwoord", in319, "VerzoekAntwoord", func(k *knoop) func(*loop) bool {
			antwoord, reden := k.veld("VerzoekAntwoord"), k.kind("RedenAfwijzingVerzoek")
			return func(v *loop) bool { return v.is(antwoord, "1") && !v.er(reden) }
		}),
		als("CD086", "Antwoord", in319, "RedenAfwijzingVerzoek", func(k *knoop) func(*loop) bool {
			antwoord, reden := k.veld("VerzoekAntwoord"), k.kind("RedenAfwijzingVerzoek")
			return func(v *loop) bool { return v.is(antwoord, "2") && v.er(reden) }
		}),
		{regel: "TR377", bij: "Antwoord", in: in319, domein: istandaard.Jw, maak: woonplaats("TR377", true)},
		{regel: "TR409", bij: "Antwoord", in: in319, domein: istandaard.Jw, maak: woonplaats("TR409", false)},
	}
}

// verwijzers are the kinds of referrer that have a code or a name: general
// practitioner, youth doctor, certified institution, medical specialist.
var verwijzers = []string{"02", "03", "04", "05"}

func cd043(_ *schema, k *knoop) func(*loop) {
	nummer, begin := k.kind("BeschikkingNummer"), k.kind("BeschikkingIngangsdatum")
	return func(v *loop) {
		switch {
		case v.er(nummer) && !v.er(begin):
			v.fout("CD043", nummer)
		case v.er(begin) && !v.er(nummer):
			v.fout("CD043", begin)
		}
	}
}

func tr380(sch *schema, k *knoop) func(*loop) {
	begin, dagtekening := k.kind("GewensteIngangsdatum"), sch.dagtekening()
	return func(v *loop) {
		if v.getal(begin) <= v.getal(dagtekening) {
			v.fout("TR380", begin)
		}
	}
}

// woonplaats is TR377 (reason 8 asks for the class) and TR409 (any other reason
// forbids it). Without a reason neither is judged.
func woonplaats(regel string, bijAcht bool) func(*schema, *knoop) func(*loop) {
	return func(_ *schema, k *knoop) func(*loop) {
		reden, klasse := k.veld("RedenAfwijzingVerzoek"), k.kind("Woonplaatsbeginsel")
		return func(v *loop) {
			if v.er(reden) && v.is(reden, "8") == bijAcht && v.er(klasse) != bijAcht {
				v.fout(regel, reden)
			}
		}
	}
}

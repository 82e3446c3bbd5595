package termijn

// The versions of the texts that were read, by the day from which each text is
// valid. A newer text is a reason to read the rows of that law again.
var (
	standWmo       = MustDag("2026-07-01") // Wet maatschappelijke ondersteuning 2015, BWBR0035362
	standJeugdwet  = MustDag("2026-01-01") // Jeugdwet, BWBR0034925
	standAwb       = MustDag("2026-01-01") // Algemene wet bestuursrecht, BWBR0005537
	standBesluit   = MustDag("2026-01-01") // Uitvoeringsbesluit Wmo 2015, BWBR0035733
	standRegeling  = MustDag("2025-03-20") // Uitvoeringsregeling Wmo 2015
	standRegelingJ = MustDag("2026-01-01") // Regeling Jeugdwet
	standWth       = MustDag("2020-07-01") // Wet tijdelijk huisverbod, BWBR0024649
	standBRP       = MustDag("2025-02-12") // Wet basisregistratie personen, BWBR0033715
)

func wmo(art string) Bron      { return Bron{Tekst: "Wmo 2015 art. " + art, Stand: standWmo} }
func jeugdwet(art string) Bron { return Bron{Tekst: "Jeugdwet art. " + art, Stand: standJeugdwet} }
func awb(art string) Bron      { return Bron{Tekst: "Awb art. " + art, Stand: standAwb} }
func wth(art string) Bron      { return Bron{Tekst: "Wet tijdelijk huisverbod" + art, Stand: standWth} }
func brp(art string) Bron      { return Bron{Tekst: "Wet BRP art. " + art, Stand: standBRP} }
func keten(plek string) Bron   { return Bron{Tekst: "iStandaarden, " + plek} }

func uitvoeringsbesluit(art string) Bron {
	return Bron{Tekst: "Uitvoeringsbesluit Wmo 2015 art. " + art, Stand: standBesluit}
}

func uitvoeringsregeling(plek string) Bron {
	return Bron{Tekst: "Uitvoeringsregeling Wmo 2015 " + plek, Stand: standRegeling}
}

func regelingJeugdwet(plek string) Bron {
	return Bron{Tekst: "Regeling Jeugdwet " + plek, Stand: standRegelingJ}
}

// met gives the source with another degree of certainty.
func (b Bron) met(z Zekerheid) Bron {
	b.Zekerheid = z
	return b
}

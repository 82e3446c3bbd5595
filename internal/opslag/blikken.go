package opslag

import (
	"context"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Blikken gives who looked at a person, as far as the reader may see. Each line
// stands in a compartment of its own (blikVak), and the read rule is asked for it.
func (l *lezing) Blikken(ctx context.Context, persoon string, n int) ([]dossier.Blik, error) {
	var lines []gebeurtenis
	err := l.tx.Rows(ctx, func(scan databank.Scan) error {
		var g gebeurtenis
		err := scan(&g.op, &g.account, &g.rol, &g.doel)
		lines = append(lines, g)
		return err
	}, `SELECT i.op, i.account, i.rol, i.doel FROM inzage_object b JOIN inzage i ON i.bron = b.bron AND i.nr = b.nr
		WHERE b.object = $1 AND b.soort = 'persoon' AND i.uitkomst = $2 ORDER BY i.op DESC, i.id LIMIT $3`, persoon, gelukt, n)
	if err != nil {
		return nil, err
	}
	vakken := make([]gelezen, len(lines))
	for i := range lines {
		vakken[i].vak = blikVak(persoon, &lines[i])
	}
	if err := l.bron.fill(ctx, l.tx, l.relations, l.fixed, vakken); err != nil {
		return nil, err
	}
	may := map[kenmerken]bool{}
	var out []dossier.Blik
	for i := range lines {
		k := vakken[i].vak
		if _, asked := may[k]; !asked {
			may[k] = k.klasse != "" && toegang.Evaluate(l.regel, k, &l.bron, l.vraag.Moment)
		}
		if !may[k] {
			continue
		}
		at, err := databank.ParseInstant(lines[i].op)
		if err != nil {
			return nil, err
		}
		out = append(out, dossier.Blik{Op: at, Account: lines[i].account, Rol: toegang.Rol(lines[i].rol)})
	}
	return out, nil
}

// blikVak gives the compartment of a line about who looked: the ordinary one of
// the person, in the domain of the purpose. What was read for a confidential
// purpose, or by someone who guards safety, is itself a matter of safety. A line
// of the program itself, or for a purpose that nobody knows any more, has no
// compartment.
func blikVak(persoon string, g *gebeurtenis) kenmerken {
	doel, known := toegang.VerwerkingVan(toegang.Activiteit(g.doel))
	if !known || !mens(toegang.Rol(g.rol)) {
		return kenmerken{}
	}
	wet := doel.Doelwet
	if wet == "" {
		wet = gezin.Wmo
	}
	label := toegang.InzageLabel(gezin.Label{Onderwerp: persoon, Wet: wet, Klasse: gezin.Gewoon}, doel.Vertrouwelijk)
	return kenmerken{soort: string(toegang.SInzage), onderwerp: persoon, wet: string(label.Wet), klasse: string(label.Klasse), domein: string(doel.Domein)}
}

// mens tells whether a role is one of people.
func mens(rol toegang.Rol) bool {
	for _, v := range toegang.Rollen() {
		if v.Rol == rol {
			return v.Soort == toegang.Medewerker || v.Soort == toegang.Burger
		}
	}
	return false
}

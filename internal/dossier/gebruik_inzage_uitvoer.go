package dossier

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// inzageMax is how many lines of the access log one export holds at most.
const inzageMax = 10_000

// geenBewaarder holds nothing: a list of who looked that the gate stops, stays
// inside.
type geenBewaarder struct{}

// Vasthouden implements poort.Bewaarder.
func (geenBewaarder) Vasthouden(context.Context, poort.Vasthouding) error { return nil }

// InzageUitvoer gives lines of the access log as CSV that passed the gate: who,
// when, for which purpose and about which id, never what stood there.
func (p *Postkamer) InzageUitvoer(ctx context.Context, wie Wie, vraag Inzagevraag) (poort.Doorgelaten, error) {
	var lines []Inzageregel
	vraag.Aantal = 500
	for {
		page, err := p.Inzagen(ctx, wie, true, vraag)
		if err != nil {
			return poort.Doorgelaten{}, err
		}
		lines = append(lines, page.Regels...)
		if vraag.Na = page.Verder; vraag.Na == "" || len(lines) >= inzageMax {
			break
		}
	}
	gate, err := poort.New(geenBewaarder{}, p.Rem, p.nieuwID, p.Zegel, poort.Instelling{})
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	list, err := poort.NewLijst(nil)
	if err != nil {
		return poort.Doorgelaten{}, err
	}
	self := wie.Vraag(toegang.Exporteren, toegang.Privacytoezicht, p.Moment()).Lezer
	d, err := gate.Laat(ctx, poort.Opdracht{Soort: poort.Uitvoer, Afzender: self, Ontvanger: poort.Ontvanger{Lezer: self, Voor: toegang.Privacytoezicht},
		Lijst: list, Bron: &toegang.Geheugen{}, Moment: p.Moment()}, func(poort.Velden) (poort.Gemaakt, error) {
		content, err := inzageCSV(lines)
		return poort.Gemaakt{Inhoud: content, Media: poort.CSV, Bestandsnaam: "inzage.csv"}, err
	})
	var stop *poort.Fout
	if errors.As(err, &stop) {
		return d, &Fout{stop.Code, stop.Tekst}
	}
	return d, err
}

// inzageCSV writes lines with semicolons, as spreadsheets here open them.
func inzageCSV(lines []Inzageregel) ([]byte, error) {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = ';'
	rows := [][]string{{"id", "moment", "account", "rol", "doel", "handeling", "pagina", "uitkomst", "noodtoegang", "reden", "herkomst", "spoor", "personen", "gezinnen"}}
	for i := range lines {
		l := &lines[i]
		nood := "nee"
		if l.Nood {
			nood = "ja"
		}
		rows = append(rows, []string{l.ID, l.Op.UTC().Format("2006-01-02T15:04:05.000000Z"), l.Account, l.Rol, l.Doel, string(l.Handeling), l.Pagina, l.Uitkomst,
			nood, l.Reden, l.Herkomst, l.Spoor, strings.Join(l.Personen, " "), strings.Join(l.Gezinnen, " ")})
	}
	for _, row := range rows {
		for i := range row {
			row[i] = poort.Cel(row[i])
		}
		if err := w.Write(row); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return b.Bytes(), w.Error()
}

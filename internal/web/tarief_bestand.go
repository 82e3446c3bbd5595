package web

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/kostprijs"
	xlsx "codeberg.org/wijzer/wijzer/kostprijs/werkblad"
)

// bestand answers with a tariff as a file; where there is no price yet, with the
// page that makes one.
func (t *tarieven) bestand(v *verzoek, soort, einde string, schrijf func(io.Writer, *kostprijs.Uitkomst) error) error {
	u, err := t.download(v)
	if errors.Is(err, errTariefGeenPrijs) {
		return v.door("/tarieven/" + v.deel("model") + "/rekenen?" + v.r.URL.RawQuery)
	}
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := schrijf(&out, u); err != nil {
		return err
	}
	v.bestandKop(soort, "tarief-"+v.deel("model")+einde)
	_, err = out.WriteTo(v.w)
	return err
}

// csv gives the build-up and every number with its source as a file.
func (t *tarieven) csv(v *verzoek) error {
	return t.bestand(v, "text/csv; charset=utf-8", ".csv", func(out io.Writer, u *kostprijs.Uitkomst) error {
		if _, err := io.WriteString(out, "\ufeff"); err != nil { // spreadsheets then read it as UTF-8
			return err
		}
		w := csv.NewWriter(out)
		w.Comma = ';'
		return w.WriteAll(tariefRijen(u))
	})
}

// tariefRijen gives the rows of the file: the parts of the price, the price, and
// the numbers behind it.
func tariefRijen(u *kostprijs.Uitkomst) [][]string {
	rows := [][]string{{"deel", "sleutel", "naam", "waarde", "eenheid", "grondslag", "status", "bron", "gekozen door", "toelichting", "van", "tot"}}
	add := func(value kostprijs.Getal, part string, texts ...string) {
		row := []string{part}
		for _, text := range texts {
			row = append(row, poort.Cel(text))
		}
		rows = append(rows, append(append(row[:3:3], strings.ReplaceAll(value.Decimaal(6), ".", ",")), row[3:]...))
	}
	for _, c := range u.Componenten() {
		add(c.PerUur, "opbouw", c.ID, c.Naam, kostprijs.EenheidEurUur, "", "", "", "", c.Lezing, "", "")
	}
	for _, p := range u.Catalogus() {
		add(kostprijs.VanBedrag(p.Bedrag), "uitkomst", p.Code, p.Omschrijving, p.Eenheid, "", string(p.Status), p.Bron, "", "bewijs sha256:"+p.Kwitantie.Hash, p.Van.String(), "")
	}
	keys := u.Model.Sleutels()
	for i, p := range u.Model.Parameters {
		until := ""
		if p.Tot != 0 {
			until = p.Tot.String()
		}
		add(p.Waarde, "parameter", keys[i], p.Naam, p.Eenheid, p.Grondslag, string(p.Status), p.Bron, p.GekozenDoor, p.Toelichting, p.Van.String(), until)
	}
	return rows
}

// werkblad gives the spreadsheet with live formulas.
func (t *tarieven) werkblad(v *verzoek) error {
	return t.bestand(v, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx", xlsx.Schrijf)
}

// catalogus gives an approved price as the file that the catalogue reads, with
// its receipt. What was not approved has no such file.
func (t *tarieven) catalogus(v *verzoek) error {
	st, err := t.open(v, "tarief-catalogus")
	if err != nil {
		return err
	}
	if st.geldt == nil {
		return dossier.ErrNietGevonden
	}
	text, err := t.gebruik.Prijsbestand(st.versies, st.geldt.ID)
	if err != nil {
		return err
	}
	if text == nil {
		return dossier.ErrNietGevonden
	}
	v.bestandKop("application/yaml; charset=utf-8", "tarief-"+st.code+".yaml")
	_, err = v.w.Write(text)
	return err
}

package web

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/kostprijs"
	xlsx "codeberg.org/wijzer/wijzer/kostprijs/werkblad"
)

// csv gives the build-up and every number with its source as a file.
func (t *tarieven) csv(v *verzoek) error {
	u, err := t.download(v)
	if errors.Is(err, errTariefGeenPrijs) {
		return v.door("/tarieven/" + v.deel("model") + "/rekenen?" + v.r.URL.RawQuery)
	}
	if err != nil {
		return err
	}
	var out bytes.Buffer
	out.WriteString("\ufeff") // spreadsheets then read it as UTF-8
	w := csv.NewWriter(&out)
	w.Comma = ';'
	if err := w.WriteAll(tariefRijen(u)); err != nil {
		return err
	}
	bestandKop(v, "text/csv; charset=utf-8", "tarief-"+v.deel("model")+".csv")
	_, err = out.WriteTo(v.w)
	return err
}

// tariefRijen gives the rows of the file: the parts of the price, the price, and
// the numbers behind it.
func tariefRijen(u *kostprijs.Uitkomst) [][]string {
	rows := [][]string{{"deel", "sleutel", "naam", "waarde", "eenheid", "grondslag", "status", "bron", "gekozen door", "toelichting", "van", "tot"}}
	add := func(value kostprijs.Getal, part string, texts ...string) {
		row := []string{part}
		for _, text := range texts {
			row = append(row, geenFormule(text))
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

// geenFormule keeps a spreadsheet from reading a text as a formula: also after
// spaces, and in the full-width signs that some programs read alike.
func geenFormule(s string) string {
	if t := strings.TrimLeft(s, " \u00a0"); t != "" && strings.ContainsRune("=+-@\t\r\n|%＝＋－＠", []rune(t)[0]) {
		return "'" + s
	}
	return s
}

// werkblad gives the spreadsheet with live formulas.
func (t *tarieven) werkblad(v *verzoek) error {
	u, err := t.download(v)
	if errors.Is(err, errTariefGeenPrijs) {
		return v.door("/tarieven/" + v.deel("model") + "/rekenen?" + v.r.URL.RawQuery)
	}
	if err != nil {
		return err
	}
	var out bytes.Buffer
	if err := xlsx.Schrijf(&out, u); err != nil {
		return err
	}
	bestandKop(v, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "tarief-"+v.deel("model")+".xlsx")
	_, err = out.WriteTo(v.w)
	return err
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
	bestandKop(v, "application/yaml; charset=utf-8", "tarief-"+st.code+".yaml")
	_, err = v.w.Write(text)
	return err
}

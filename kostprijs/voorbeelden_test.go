package kostprijs_test

import (
	"testing"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/kostprijs"
)

func g(s string) kostprijs.Getal { return kostprijs.MustGetal(s) }

func gelijk(t *testing.T, what string, got kostprijs.Getal, want string) {
	t.Helper()
	if got.Vergelijk(g(want)) != 0 {
		t.Errorf("%s: got %s, want %s", what, got, want)
	}
}

// E1: the published build-up. The printed tariff stands; the formula gives
// less, because the margin is not printed. 24,68 / 0,8 × 1,2 is 37,02 exactly,
// so that no rounding rule can be read from it.
func TestE1GepubliceerdBlijftStaan(t *testing.T) {
	rows := []struct{ name, formula, printed string }{{"gepubliceerd-2015-basis", "37.02", "38.00"}, {"gepubliceerd-2015-extra", "63.33", "64.00"}}
	for _, row := range rows {
		u := bereken(t, maak(t, nil, row.name))
		if u.Formule.String() != row.formula || u.Tarief.String() != row.printed {
			t.Errorf("%s: got %s and %s", row.name, u.Formule, u.Tarief)
		}
		gelijk(t, row.name, u.PerUur, row.formula)
		found := false
		for _, o := range u.Opmerkingen() {
			found = found || o.Code == "gepubliceerd-wijkt-af"
		}
		if !found {
			t.Errorf("%s: no remark on the difference", row.name)
		}
		// "incl. marge etc.": both fit "up to the whole euro"
		gelijk(t, row.name, u.PerUur.AfgerondOp(g("1"), geld.Omhoog), row.printed)
	}
	// groups: not reproducible by one rule, kept as printed
	for _, row := range []struct{ printed, computed string }{{"26", "25.33"}, {"42", "42.67"}} {
		if kostprijs.Toets(g(row.printed), g(row.computed)) == "" {
			t.Errorf("%s differs from its rule and has no remark", row.printed)
		}
	}
	gelijk(t, "38/6 x 4", g("38").Deel(g("6")).Maal(g("4")).AfgerondOp(g("0.01"), geld.HalfVanNul), "25.33")
	gelijk(t, "64/6 x 4", g("64").Deel(g("6")).Maal(g("4")).AfgerondOp(g("0.01"), geld.HalfVanNul), "42.67")
}

// E2: hourly amounts of the personal budget. The rounding in between is not
// known: published and computed differ by at most two cents.
func TestE2PgbUurloon(t *testing.T) {
	rows := [][3]string{{"2381.30", "18.82", "18.81"}, {"2506.30", "19.80", "19.80"}, {"2581.30", "20.39", "20.39"}, {"2656.30", "20.99", "20.98"},
		{"2798.67", "22.11", "22.11"}, {"2938.60", "23.23", "23.21"}, {"3013.60", "23.82", "23.81"}, {"3088.94", "24.42", "24.40"}}
	for _, r := range rows {
		got := kostprijs.PgbUurloon(g(r[0]), g("1878"), g("8"), g("237.4")).AfgerondOp(g("0.01"), geld.HalfVanNul)
		gelijk(t, r[0], got, r[2])
		if (kostprijs.Toets(g(r[1]), got) == "") != (r[1] == r[2]) {
			t.Errorf("%s: remark does not match", r[0])
		}
	}
}

// E5: the same overhead as two percentages; and sums of a municipal budget.
func TestE5OverheadTweePercentages(t *testing.T) {
	gelijk(t, "share of total cost", g("5262000").Deel(g("57683000")).Maal(g("100")).AfgerondOp(g("0.01"), geld.HalfVanNul), "9.12")
	gelijk(t, "base of 92%", kostprijs.GrondslagVan(g("5262000"), g("92")).AfgerondOp(g("10000"), geld.HalfVanNul), "5720000")
	staff := kostprijs.Som(g("20522630"), g("75680"), g("83273"), g("327600"), g("-12267035"))
	indirect := kostprijs.Som(g("1134684"), g("2207462"), g("484699"), g("-65400"), g("480121"))
	gelijk(t, "staff", staff, "8742148")
	gelijk(t, "indirect", indirect, "4241566")
	gelijk(t, "together", kostprijs.Som(staff, indirect, g("679490")), "13663204")
}

// E6: index with the correction of last year; one printed value is not what
// its own inputs give.
func TestE6IndexMetCorrectie(t *testing.T) {
	rows := []struct{ corr, forecast, printed, remark string }{{"0.53", "4.74", "5.29", "5.30"}, {"0.49", "3.70", "4.21", ""}, {"-0.10", "0.80", "0.70", ""}, {"0.15", "0.24", "0.39", ""}}
	for _, r := range rows {
		got := kostprijs.IndexMetCorrectie(g(r.corr), g(r.forecast)).AfgerondOp(g("0.01"), geld.HalfVanNul)
		want := r.printed
		if r.remark != "" {
			want = r.remark
		}
		gelijk(t, r.corr, got, want)
		if (kostprijs.Toets(g(r.printed), got) != "") != (r.remark != "") {
			t.Errorf("%s: remark does not match", r.corr)
		}
	}
	gelijk(t, "exact", kostprijs.IndexMetCorrectie(g("0.53"), g("4.74")), "5.295122")
	gelijk(t, "OVA 2016", kostprijs.Som(g("1.50"), g("0"), g("0.24")), "1.74")
	gelijk(t, "OVA 2020", kostprijs.Som(g("3.0"), g("0.2"), g("0.08")), "3.28")
	if kostprijs.Toets(g("3.24"), kostprijs.Som(g("2.7"), g("0.3"), g("0.28"))) == "" {
		t.Error("OVA 2021 is printed as 3,24 while its parts give 3,28")
	}
}

// E8: price per minute.
func TestE8PrijsPerMinuut(t *testing.T) {
	for min, hour := range map[string]string{"0.93": "55.80", "1.42": "85.20", "0.38": "22.80", "0.54": "32.40"} {
		gelijk(t, min, kostprijs.PerUur(g(min)), hour)
	}
	for _, hour := range []string{"57.60", "61.80", "66.60", "123.60"} {
		gelijk(t, hour, kostprijs.HeleMinuutprijs(g(hour)), hour)
	}
	gelijk(t, "nearest", kostprijs.HeleMinuutprijs(g("57.91")), "58.20")
	gelijk(t, "nearest", kostprijs.HeleMinuutprijs(g("57.89")), "57.60")
}

// E9: budget as a share of the price in kind; one row of the printed table is
// an exception and stays as printed.
func TestE9PgbAandeel(t *testing.T) {
	rows := []struct{ kind, pct, want string }{{"66.00", "75", "49.50"}, {"73.80", "75", "55.35"}, {"31.80", "75", "23.85"}, {"31.80", "50", "15.90"}, {"255.47", "75", "191.60"}, {"180.29", "75", "135.22"}}
	for _, r := range rows {
		gelijk(t, r.kind, kostprijs.PgbAandeel(g(r.kind), g(r.pct), geld.HalfVanNul), r.want)
	}
	if kostprijs.Toets(g("9.00"), kostprijs.PgbAandeel(g("12.60"), g("75"), geld.HalfVanNul)) == "" {
		t.Error("12,60 is printed as 9,00 while 75% is 9,45")
	}
}

// E11: hours per month inside the caos.
func TestE11MinimumloonPerMaand(t *testing.T) {
	sw := g("1878").Deel(g("12"))
	for hour, month := range map[string]string{"13.27": "2076.76", "13.68": "2140.92", "14.06": "2200.39"} {
		gelijk(t, hour, kostprijs.MinimumloonPerMaand(g(hour), sw), month)
	}
	gelijk(t, "Jeugdzorg", kostprijs.MinimumloonPerMaand(g("14.06"), g("156")), "2193.36")
	gelijk(t, "footnote 55,73", g("13.27").Maal(g("4.2")).AfgerondOp(g("0.01"), geld.HalfVanNul), "55.73")
	if kostprijs.Toets(g("57.48"), g("13.68").Maal(g("4.2")).AfgerondOp(g("0.01"), geld.HalfVanNul)) == "" {
		t.Error("57,48 is printed while 13,68 x 4,2 = 57,46")
	}
}

// E13: Handleiding Overheidstarieven 2026.
func TestE13Overheidstarieven(t *testing.T) {
	sum := kostprijs.Som(g("8200"), g("6400"), g("6000"), g("2000"), g("1500"), g("1200"), g("800"), g("700"), g("700"), g("300"))
	gelijk(t, "parts", sum, "27800")
	gelijk(t, "printed", sum.AfgerondOp(g("1000"), geld.HalfVanNul), "28000")
	b, err := kostprijs.Laad()
	if err != nil {
		t.Fatal(err)
	}
	over, ok := b.Feit("overhead-per-fte", "Rijk", kostprijs.MustDatum("2026-07-01"))
	if !ok {
		t.Fatal("the figure is not in the tables")
	}
	gelijk(t, "scale 13", g("134000").Plus(over.Waarde), "162000")
}

// R1 beyond the tariff: weighted month, yearly cost, cost per paid hour, other
// productivity, middle step, and the shape of the week budgets.
func TestR1Tussenuitkomsten(t *testing.T) {
	rows := []struct{ month, year, hour string }{{"4160.46", "74218.34", "39.5199"}, {"4364.26", "77824.06", "41.4399"}, {"4491.78", "80028.86", "42.6139"}}
	for i, row := range rows {
		m := maak(t, nil, "hg-volwassenen-pakket-"+string(rune('1'+i)))
		u := bereken(t, m)
		spoor := u.Spoor()
		var month, year kostprijs.Getal
		for _, cao := range []struct{ name, share string }{{"Sociaal Werk", "0.25"}, {"GGZ", "0.75"}} {
			year = year.Plus(spoor.Zoek("cao/" + cao.name).Uitkomst.Maal(g(cao.share)))
		}
		for _, c := range u.Componenten() {
			if c.ID == "salaris" {
				month = c.PerUur.Maal(g("1878")).Deel(g("12"))
			}
		}
		gelijk(t, "month", month.AfgerondOp(g("0.01"), geld.HalfVanNul), row.month)
		gelijk(t, "year", year.AfgerondOp(g("0.01"), geld.HalfVanNul), row.year)
		gelijk(t, "hour", year.Deel(g("1878")).AfgerondOp(g("0.0001"), geld.HalfVanNul), row.hour)
	}
	with := func(change func(*kostprijs.Invoer)) string {
		return bereken(t, maak(t, change, "hg-volwassenen-pakket-1")).Tarief.String()
	}
	prod := func(v string) func(*kostprijs.Invoer) {
		return func(inv *kostprijs.Invoer) {
			p := zoekParameter(inv, kostprijs.NaamProductiviteit)
			p.Waarde, p.Bereik = g(v), nil
		}
	}
	if a, b := with(prod("60")), with(prod("75")); a != "86.50" || b != "69.20" {
		t.Errorf("productivity 60 and 75: got %s and %s", a, b)
	}
	if got := with(func(inv *kostprijs.Invoer) { inv.Periodieken.Delen[0].Naam = kostprijs.PeriodiekMidden }); got != "70.47" {
		t.Errorf("middle step: got %s, want 70.47", got)
	}
}

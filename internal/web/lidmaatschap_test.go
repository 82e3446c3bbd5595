package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// persoonID finds someone on the page about who belongs to a family.
func (b *bezoeker) persoonID(path, naam string) string {
	b.t.Helper()
	for _, row := range strings.Split(b.open(path+"/leden").tekst, "</tr>") {
		if m := regexp.MustCompile(`/leden/([a-z2-7]{26})/`).FindStringSubmatch(row); m != nil && strings.Contains(row, naam) {
			return m[1]
		}
	}
	b.t.Fatalf("%q is not on the page", naam)
	return ""
}

// Someone leaves, returns, goes to a new family, and comes back from it.
func TestLeaveReturnAndSplit(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	w.noemRegie(t, path)
	bernd := b.persoonID(path, "Bernd")

	if a := b.vul(path+"/leden/"+bernd+"/einde", "dag-maand", "12"); a.status != http.StatusUnprocessableEntity {
		t.Errorf("a day to come: %d", a.status)
	}
	if a := b.vul(path+"/leden/"+bernd+"/einde", "dag-dag", "11", "dag-maand", "5", "dag-jaar", "2026"); a.status != http.StatusSeeOther {
		t.Fatalf("leaving gave %d: %s", a.status, a.tekst)
	}
	b.open(path+"/leden").toont(t, "Komt terug", "11 mei 2026")
	if a := b.vul(path+"/leden/"+bernd+"/terug", "meelezen", "niets"); a.status != http.StatusSeeOther {
		t.Fatalf("returning gave %d: %s", a.status, a.tekst)
	}

	a := b.vul(path+"/verplaats", "wie", bernd, "ookhier", "nee", "waarheen", "nieuw", "meelezen", "niets", "regisseur", "")
	if a.status != http.StatusSeeOther || a.naar == path {
		t.Fatalf("splitting gave %d to %q: %s", a.status, a.naar, a.tekst)
	}
	b.open(a.naar).toont(t, "Bernd Proefmans", "3 april 1985", zonderRegie) // his own pieces go with him; the alarm is there
	if page := b.open(a.naar).tekst; strings.Contains(page, "Saskia") {
		t.Error("the new family shows who stayed")
	}
	w.als(t, "casusregisseur").open(path).toont(t, "Saskia Proefmans")

	nieuw := a.naar
	tweede := w.account(t, "tweede", "Roos Regie", toegang.Casusregisseur)
	if a := b.vul(nieuw+"/regie", "regisseur", tweede); a.status != http.StatusSeeOther {
		t.Fatalf("naming gave %d", a.status)
	}
	w.als(t, "tweede").open(nieuw).toont(t, "Bernd Proefmans")
	if a := w.als(t, "tweede").open(path); strings.Contains(a.tekst, "Saskia") || strings.Contains(a.tekst, "Joris") {
		t.Error("who directs the new family sees who stayed in the old one")
	}

	find := b.vul(nieuw+"/verplaats", "wie", bernd, "ookhier", "nee", "waarheen", "ander", "zoek", "Saskia", "meelezen", "gewoon", "regisseur", "")
	find.toont(t, "Welk gezin bedoelt u?", "Saskia Proefmans, Joris Proefmans")
	merged := b.stuur(nieuw+"/verplaats", find.met("wie", bernd, "ookhier", "nee", "waarheen", "ander", "zoek", "Saskia", "meelezen", "gewoon", "naar", strings.TrimPrefix(path, "/gezin/"), "regisseur", ""))
	if merged.status != http.StatusSeeOther || merged.naar != path {
		t.Fatalf("merging gave %d to %q: %s", merged.status, merged.naar, merged.tekst)
	}
	b.open(path).toont(t, "Bernd Proefmans", "Saskia Proefmans")
	w.als(t, "casusregisseur").open(path).toont(t, "Bernd Proefmans")
	if a := b.open(nieuw + "/leden"); a.status != http.StatusOK || !strings.Contains(a.tekst, "U ziet nu niemand in dit gezin") {
		t.Errorf("the empty family: %d", a.status)
	}
}

package web

import (
	"net/http"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

var afzegAdres = regexp.MustCompile(`/gezin/[a-z0-9]+/afspraken/[a-z0-9]+/afzeggen`)

func (b *bezoeker) plan(path, plaats, tijd, afgestemd string, wie ...string) antwoord {
	b.t.Helper()
	form := b.open(path+"/afspraken/nieuw").met("dag-dag", "20", "dag-maand", "5", "dag-jaar", "2026", "tijd", tijd, "wat", "Gesprek", "plaats", plaats, "afgestemd", afgestemd)
	form["wie"] = wie
	return b.stuur(path+"/afspraken/nieuw", form)
}

// An appointment is called off with a reason, for everyone who takes part, and
// once; who does not see it, cannot.
func TestAppointmentIsCalledOff(t *testing.T) {
	w := newWereld(t)
	b := w.als(t, "indicatiesteller")
	path := b.nieuwGezin()
	bernd, saskia := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia")
	for _, c := range []struct {
		wie []string
		n   int
	}{{[]string{bernd}, 1}, {[]string{bernd, saskia}, 2}} {
		if a := b.plan(path, "Buurthuis", "14:30", "", c.wie...); a.status != http.StatusSeeOther {
			t.Fatalf("planning gave %d: %s", a.status, fouten(a))
		}
		links := afzegAdres.FindAllString(b.open(path+"/afspraken").tekst, -1)
		if len(links) != c.n {
			t.Fatalf("%d links to call off, want %d", len(links), c.n)
		}
		if a := w.als(t, "hulpverlener").open(links[0]); a.status != http.StatusNotFound {
			t.Errorf("who is not involved opens it: %d", a.status)
		}
		page := b.open(links[0])
		page.toont(t, "Gesprek", "14:30", "20 mei 2026")
		if a := b.stuur(links[0], page.met("reden", " ")); a.status != http.StatusUnprocessableEntity || !strings.Contains(a.tekst, dossier.ErrAfzegReden.Tekst) {
			t.Errorf("without a reason: %d", a.status)
		}
		if a := b.stuur(links[0], page.met("reden", "Verzet naar juni.")); a.status != http.StatusSeeOther {
			t.Fatalf("calling off gave %d: %s", a.status, fouten(a))
		}
		list := b.open(path + "/afspraken").tekst
		if strings.Contains(list, "Buurthuis") || strings.Contains(list, "14:30") {
			t.Error("what was called off is still on the list")
		}
		if a := b.open(links[0]); a.status != http.StatusNotFound {
			t.Errorf("called off twice: %d", a.status)
		}
	}
}

// Two separate appointments that bring both sides of a ban together are refused
// and shown to who may know; to who may not, they are as any other.
func TestAppointmentsNearEachOther(t *testing.T) {
	for _, c := range []struct {
		plaats, tijd string
		naast        bool
	}{
		{"Buurthuis", "14:30", true}, {" buurt-huis", "16:30", true}, {"Buurthuis", "12:30", true}, {"", "15:00", true},
		{"Buurthuis", "16:31", false}, {"Stadhuis", "14:30", false},
	} {
		answers := map[bool]string{}
		for _, ban := range []bool{false, true} {
			w := newWereld(t)
			b := w.als(t, "indicatiesteller")
			path := b.nieuwGezin()
			w.betrek(t, path, toegang.Casusregisseur, iedereen, gezin.Gewoon)
			bernd, saskia := b.persoonID(path, "Bernd"), b.persoonID(path, "Saskia")
			if ban {
				verbied(t, w, strings.TrimPrefix(path, "/gezin/"), bernd, saskia)
			}
			if a := b.plan(path, "Buurthuis", "14:30", "", bernd); a.status != http.StatusSeeOther {
				t.Fatalf("the first gave %d: %s", a.status, fouten(a))
			}
			regie := w.als(t, "casusregisseur") // may not know
			said := regie.plan(path, c.plaats, c.tijd, "", saskia)
			answers[ban] = normaal(strings.ReplaceAll(said.naar, path, "") + said.tekst)
			if said.status != http.StatusSeeOther || strings.Contains(regie.open(path+"/afspraken").tekst, "tegenkomen") {
				t.Errorf("%+v, ban %v: who may not know got %d", c, ban, said.status)
			}
			if got := strings.Contains(b.open(path+"/afspraken").tekst, "Deze mensen kunnen elkaar tegenkomen"); got != (ban && c.naast) {
				t.Errorf("%+v, ban %v: warned %v", c, ban, got)
			}
			a := b.plan(path, c.plaats, c.tijd, "", saskia)
			if refused := a.status == http.StatusUnprocessableEntity && strings.Contains(a.tekst, dossier.ErrAfspraakNaast.Tekst); refused != (ban && c.naast) {
				t.Errorf("%+v, ban %v: refused %v (%d)", c, ban, refused, a.status)
			}
			if ban && c.naast {
				if a := b.plan(path, c.plaats, c.tijd, "ja", saskia); a.status != http.StatusSeeOther {
					t.Errorf("%+v: consulted gave %d", c, a.status)
				}
			}
		}
		if answers[false] != answers[true] {
			t.Errorf("%+v: who may not know can tell the worlds apart", c)
		}
	}
}

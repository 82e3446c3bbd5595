package poort

import (
	"bytes"
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

var (
	ctx    = context.Background()
	moment = toegang.Moment{Dag: termijn.MustDag("2026-11-22"), Tijd: time.Date(2026, 11, 22, 9, 30, 0, 0, time.UTC)}
	zegel  = bytes.Repeat([]byte{7}, 32)
)

// la keeps what is held, in memory.
type la struct {
	vast []Vasthouding
	fout error
}

func (l *la) Vasthouden(_ context.Context, v Vasthouding) error {
	l.vast = append(l.vast, v)
	return l.fout
}

func poort(t failer, inst Instelling) (*Poort, *la) {
	t.Helper()
	l, n := &la{}, 0
	p, err := New(l, &GeheugenRem{}, func() string { n++; return "vast-" + string(rune('a'+n)) }, zegel, inst)
	if err != nil {
		t.Fatalf("%v", err)
	}
	return p, l
}

// bron: Vera is protected, Daan is not; each is himself.
func bron() *toegang.Geheugen {
	b := &toegang.Geheugen{}
	b.Add(toegang.Beschermd, toegang.Bescherming("p-vera", 1, termijn.Geen))
	for _, p := range []string{"p-vera", "p-daan"} {
		b.Add(toegang.Vertegenwoordigd, toegang.Vertegenwoordiging(p, p, toegang.Zelf, 1, termijn.Geen))
	}
	return b
}

func aan(persoon string) Ontvanger {
	return Ontvanger{toegang.Lezer{Account: "a-" + persoon, Persoon: persoon, Rol: toegang.Client}, toegang.Inzagerecht}
}

func veld(naam, persoon string, s toegang.Soort, k gezin.Klasse, waarde string) Veld {
	return Veld{naam, toegang.Record{Soort: s, Label: gezin.Label{Onderwerp: persoon, Wet: gezin.Wmo, Klasse: k}, Domein: toegang.DWmo}, toegang.Toon(waarde)}
}

func brief(t failer, aanWie string, velden ...Veld) Opdracht {
	t.Helper()
	return Opdracht{Soort: Brief, Afzender: toegang.Lezer{Account: "m-1", Rol: toegang.Indicatiesteller}, Ontvanger: aan(aanWie),
		Velden: velden, Lijst: lijst(t, verborgen(t)), Bron: bron(), Moment: moment}
}

// plat makes a plain letter of a text, whatever the fields.
func plat(tekst string) func(Velden) (Gemaakt, error) {
	return func(Velden) (Gemaakt, error) {
		return Gemaakt{Inhoud: []byte(tekst), Media: Platte, Bestandsnaam: "brief.txt", Onderwerp: "Uw besluit"}, nil
	}
}

func TestLetsALetterPass(t *testing.T) {
	p, vast := poort(t, Instelling{})
	d, err := p.Laat(ctx, brief(t, "p-daan", veld("besluit", "p-daan", toegang.SBesluit, gezin.Gewoon, "90 minuten per week")), func(v Velden) (Gemaakt, error) {
		w, _ := v.Get("besluit").Waarde()
		return Gemaakt{Inhoud: []byte("U krijgt " + w + "."), Media: Platte, Bestandsnaam: "brief.txt", Onderwerp: "Uw besluit", Eigenschappen: map[string]string{"taal": "nl"}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if string(d.Inhoud()) != "U krijgt 90 minuten per week." || d.Ontvanger() != "a-p-daan" || d.Soort() != Brief ||
		d.Bestandsnaam() != "brief.txt" || d.Onderwerp() != "Uw besluit" || d.Media() != Platte || d.Eigenschap("taal") != "nl" || !d.Geldig() {
		t.Errorf("what passed is not what was made: %q", d.Inhoud())
	}
	if len(vast.vast) != 0 {
		t.Error("something is held as well")
	}
}

// The maker gets what this recipient may receive; the rest is afgeschermd, and
// looks the same whether it is there or not.
func TestMakerGetsAllowedFieldsOnly(t *testing.T) {
	p, _ := poort(t, Instelling{})
	velden := []Veld{
		veld("eigen", "p-daan", toegang.SBesluit, gezin.Gewoon, "x"),
		veld("van haar", "p-vera", toegang.SBesluit, gezin.Gewoon, "x"),
		veld("haar verblijf", "p-vera", toegang.SContact, gezin.Veiligheid, "x"),
		veld("melder", "p-daan", toegang.SFeit, gezin.Melder, "x"),
		{"over niemand", toegang.Record{}, toegang.Toon("x")},
		{"zonder etiket", toegang.Record{Soort: toegang.SContact}, toegang.Toon("x")},
	}
	leeg := veld("haar nummer", "p-vera", toegang.SContact, gezin.Veiligheid, "")
	leeg.Waarde = toegang.Leeg[string]()
	want := map[string]toegang.Staat{"eigen": toegang.IsWaarde, "over niemand": toegang.IsWaarde}
	for soort, want := range map[Soort]map[string]toegang.Staat{Brief: want, Uitvoer: want, Mail: {"over niemand": toegang.IsWaarde}} {
		o := brief(t, "p-daan", append(velden, leeg)...)
		o.Soort = soort
		_, err := p.Laat(ctx, o, func(v Velden) (Gemaakt, error) {
			for _, naam := range []string{"eigen", "van haar", "haar verblijf", "haar nummer", "melder", "over niemand", "zonder etiket", "nooit genoemd"} {
				if got := v.Get(naam).Staat(); got != want[naam] {
					t.Errorf("%s, %s: %v", soort, naam, got)
				}
			}
			return Gemaakt{Inhoud: []byte("."), Media: Platte}, nil
		})
		if err != nil {
			t.Errorf("%s: %v", soort, err)
		}
	}
}

// Wherever it stands, it is held; the recipient whose own it is may read it in
// a letter, and nowhere else.
func TestHoldsWhatMustNotLeave(t *testing.T) {
	const verblijf = "Burg. v.d. Lindelaan 114"
	goed := Gemaakt{Inhoud: []byte("Niets."), Media: Platte}
	met := func(f func(*Gemaakt)) Gemaakt { g := goed; f(&g); return g }
	for naam, g := range map[string]Gemaakt{
		"content":         met(func(g *Gemaakt) { g.Inhoud = []byte(verblijf) }),
		"file name":       met(func(g *Gemaakt) { g.Bestandsnaam = "Burg_vd_Lindelaan_114.pdf" }),
		"subject":         met(func(g *Gemaakt) { g.Onderwerp = "Afspraak bij De Stille Haven" }),
		"property":        met(func(g *Gemaakt) { g.Eigenschappen = map[string]string{"Keywords": "7412 XK"} }),
		"name of one":     met(func(g *Gemaakt) { g.Eigenschappen = map[string]string{"X-Zwaluwnest": "ja"} }),
		"text of a PDF":   {Inhoud: []byte("%PDF-1.7"), Media: PDF, Uitlees: Tekst("Zie\nBurg. v.d. Lindelaan\n114")},
		"cells":           {Inhoud: dragers[slices.IndexFunc(dragers, func(d drager) bool { return d.naam == "zip" })].pak("7412XK"), Media: Spreadsheet, Uitlees: Tekst("niets")},
		"unknown type":    met(func(g *Gemaakt) { g.Media = "application/octet-stream" }),
		"PDF unread":      {Inhoud: []byte("%PDF-1.7"), Media: PDF},
		"PDF without":     {Inhoud: []byte("%PDF-1.7"), Media: PDF, Uitlees: Tekst(" \n")},
		"PDF that is not": {Inhoud: []byte("tekst"), Media: PDF, Uitlees: Tekst("tekst")},
		"sheet unread":    {Inhoud: []byte("PK\x03\x04"), Media: Spreadsheet, Uitlees: Tekst("tekst")},
		"picture as text": met(func(g *Gemaakt) { g.Inhoud = bytes.Repeat([]byte{0x89, 0xff, 0x80}, 99) }),
	} {
		p, vast := poort(t, Instelling{})
		d, err := p.Laat(ctx, brief(t, "p-daan"), func(Velden) (Gemaakt, error) { return g, nil })
		if err != ErrVastgehouden || d.Geldig() || len(vast.vast) != 1 {
			t.Errorf("%s: %v, %d held", naam, err, len(vast.vast))
		}
	}
	for soort, want := range map[Soort]error{Brief: nil, Uitvoer: ErrVastgehouden, Mail: ErrVastgehouden} {
		p, _ := poort(t, Instelling{})
		o := brief(t, "p-vera")
		o.Soort = soort
		if _, err := p.Laat(ctx, o, plat(verblijf)); err != want {
			t.Errorf("to herself, %s: %v", soort, err)
		}
	}
}

// Her own stay in her own letter, when a child lives there too.
func TestSharedStayIsNoNewsToWhoLivesThere(t *testing.T) {
	kind := verborgen(t)
	kind.Persoon, kind.Wet, kind.Domein = "p-kim", gezin.Jeugdwet, toegang.DJeugd
	kind.Namen = append(kind.Namen, "Basisschool De Zeppelin")
	p, _ := poort(t, Instelling{})
	o := brief(t, "p-vera")
	o.Lijst = lijst(t, verborgen(t), kind)
	if _, err := p.Laat(ctx, o, plat("Burg. v.d. Lindelaan 114")); err != nil {
		t.Errorf("her own stay: %v", err)
	}
	if _, err := p.Laat(ctx, o, plat("school De Zeppelin")); err != ErrVastgehouden {
		t.Errorf("what is only the child's: %v", err)
	}
}

func TestSafetyFlagStopsMessages(t *testing.T) {
	p, vast := poort(t, Instelling{})
	made := false
	maak := func(Velden) (Gemaakt, error) { made = true; return Gemaakt{Inhoud: []byte("<a/>"), Media: XML}, nil }
	for _, tt := range []struct {
		naam  string
		soort Soort
		over  []string
		veld  string
		want  error
	}{
		{"message about who is protected", Bericht, []string{"p-vera"}, "", ErrVeiligeRoute},
		{"message with a field about who is protected", Bericht, []string{"p-daan"}, "p-vera", ErrVeiligeRoute},
		{"report to the CAK about who is protected", Bijdrage, []string{"p-vera"}, "", ErrGeenBijdrage},
		{"message about nobody", Bericht, nil, "", ErrOver},
		{"report about nobody", Bijdrage, nil, "", ErrOver},
		{"message about another", Bericht, []string{"p-daan"}, "", nil},
		{"letter about who is protected", Brief, []string{"p-vera"}, "", nil},
	} {
		made = false
		o := brief(t, "p-daan")
		o.Soort, o.Over = tt.soort, tt.over
		if tt.veld != "" {
			o.Velden = []Veld{veld("x", tt.veld, toegang.SBericht, gezin.Gewoon, "x")}
		}
		if _, err := p.Laat(ctx, o, maak); err != tt.want || made != (tt.want == nil) {
			t.Errorf("%s: got %v, made %v", tt.naam, err, made)
		}
	}
	if len(vast.vast) != 0 {
		t.Error("a refusal is held for review")
	}
}

func TestFailsClosed(t *testing.T) {
	if _, err := New(&la{}, &GeheugenRem{}, func() string { return "" }, zegel[:31], Instelling{}); err == nil {
		t.Error("a short key is taken")
	}
	p, vast := poort(t, Instelling{})
	goed := brief(t, "p-daan")
	for naam, bad := range map[string]func(o *Opdracht){
		"no list":                        func(o *Opdracht) { o.Lijst = nil },
		"no source":                      func(o *Opdracht) { o.Bron = nil },
		"no sender":                      func(o *Opdracht) { o.Afzender.Account = "" },
		"no recipient":                   func(o *Opdracht) { o.Ontvanger.Lezer.Account = "" },
		"protected, and not on the list": func(o *Opdracht) { o.Over, o.Lijst = []string{"p-vera"}, lijst(t) },
		"no day, so that no flag can be looked up": func(o *Opdracht) { o.Over, o.Moment.Dag = []string{"p-ander"}, termijn.Geen },
	} {
		o := goed
		bad(&o)
		if d, err := p.Laat(ctx, o, plat("Niets.")); err == nil || d.Geldig() {
			t.Errorf("%s: passes", naam)
		}
	}
	p2, _ := poort(t, Instelling{})
	fout := errors.New("maker broke")
	if d, err := p2.Laat(ctx, goed, func(Velden) (Gemaakt, error) { return Gemaakt{}, fout }); err != fout || d.Geldig() {
		t.Errorf("a broken maker: %v", err)
	}
	vast.fout = errors.New("database says p-vera")
	p.rem = &GeheugenRem{}
	_, err := p.Laat(ctx, goed, plat("7412 XK"))
	if !errors.Is(err, ErrVastgehouden) || !errors.Is(err, vast.fout) || err.Error() != ErrVastgehouden.Error() {
		t.Errorf("a broken store: %v", err)
	}
	var nul Doorgelaten
	if _, err := nul.WriteTo(&bytes.Buffer{}); err != ErrNietDoorgelaten || nul.Geldig() || nul.Inhoud() != nil {
		t.Error("the zero value leaves")
	}
}

// Whatever is found, and about whom: the sender gets the same words, and the
// same kind of record is kept.
func TestOutcomeIsTheSameForEveryFind(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p, vast := poort(t, Instelling{})
		d, err := p.Laat(ctx, brief(t, "p-daan"), plat("Zie "+someSpelling(t)+"."))
		if err != ErrVastgehouden || d != (Doorgelaten{}) || len(vast.vast) != 1 {
			t.Fatalf("got %v", err)
		}
		if got := vast.vast[0].ID(); got != "vast-b" {
			t.Fatalf("the id tells: %q", got)
		}
	})
}

func TestWords(t *testing.T) {
	for _, tt := range []struct {
		f    *Fout
		want string
	}{
		{ErrVastgehouden, "Dit stuk is vastgehouden voor controle. U hoeft niets te doen; u krijgt bericht als het weg is."},
		{ErrVeiligeRoute, "Over deze persoon gaan geen berichten uit. Volg de veilige route: regel de toewijzing en de factuur rechtstreeks met de aanbieder (OP003)."},
		{ErrGeenBijdrage, "Over deze persoon gaat geen opgave naar het CAK. Leg vast dat er geen eigen bijdrage is (Wmo 2015 art. 2.1.4b)."},
		{ErrBeoordelaar, toegang.GeenInzage},
	} {
		if tt.f.Error() != tt.want {
			t.Errorf("%s: %q", tt.f.Code, tt.f.Error())
		}
	}
	for _, verboden := range []string{"adres", "telefoon", "school", "opvang", "gevonden", "beschermd"} {
		if strings.Contains(strings.ToLower(ErrVastgehouden.Tekst), verboden) {
			t.Errorf("the words tell: %q", verboden)
		}
	}
}

// Who tries spellings soon learns nothing: everything of his is held, and in
// the window after it things go as usual again. Others notice nothing.
func TestSenderWhoTriesTooOften(t *testing.T) {
	p, vast := poort(t, Instelling{MaxVast: 3, Venster: time.Hour})
	send := func(afzender, tekst string, na time.Duration) error {
		o := brief(t, "p-daan")
		o.Afzender.Account, o.Moment.Tijd = afzender, moment.Tijd.Add(na)
		_, err := p.Laat(ctx, o, plat(tekst))
		return err
	}
	for i := range 3 {
		if err := send("m-1", "Niets.", time.Duration(i)*time.Minute); err != nil {
			t.Fatalf("attempt %d: %v", i, err)
		}
		if err := send("m-1", "7412 XK", time.Duration(i)*time.Minute); err != ErrVastgehouden {
			t.Fatalf("attempt %d: %v", i, err)
		}
	}
	if err := send("m-1", "Niets.", 4*time.Minute); err != ErrVastgehouden {
		t.Errorf("the fourth teaches: %v", err)
	}
	if got := vast.vast[len(vast.vast)-1].v.Reden; got != TeVaak {
		t.Errorf("held because of %q", got)
	}
	for i := range 5 { // to go on trying does not make it last longer
		if err := send("m-1", "Niets.", time.Duration(5+i)*time.Minute); err != ErrVastgehouden {
			t.Errorf("attempt %d: %v", i, err)
		}
	}
	if err := send("m-2", "Niets.", 4*time.Minute); err != nil {
		t.Errorf("another sender: %v", err)
	}
	if err := send("m-1", "Niets.", 63*time.Minute); err != nil {
		t.Errorf("after the window: %v", err)
	}
}

func TestSealed(t *testing.T) {
	p, _ := poort(t, Instelling{})
	d, err := p.Laat(ctx, brief(t, "p-daan"), plat("Niets."))
	if err != nil {
		t.Fatal(err)
	}
	b, err := p.Verzegel(d)
	if err != nil {
		t.Fatal(err)
	}
	if terug, err := p.Ontzegel(b); err != nil || string(terug.Inhoud()) != "Niets." || terug.Ontvanger() != d.Ontvanger() {
		t.Errorf("read back: %v", err)
	}
	for i := range b {
		if terug, err := p.Ontzegel(slices.Concat(b[:i], []byte{b[i] ^ 1}, b[i+1:])); err != ErrNietDoorgelaten || terug.Geldig() {
			t.Fatalf("byte %d can be changed", i)
		}
	}
	for _, kort := range [][]byte{nil, b[:10], b[:32]} {
		if _, err := p.Ontzegel(kort); err != ErrNietDoorgelaten {
			t.Error("a short one is taken")
		}
	}
	ander, err := New(&la{}, &GeheugenRem{}, func() string { return "" }, bytes.Repeat([]byte{8}, 32), Instelling{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := ander.Ontzegel(b); err != ErrNietDoorgelaten {
		t.Error("another key opens it")
	}
	if _, err := p.Verzegel(Doorgelaten{}); err != ErrNietDoorgelaten {
		t.Error("the zero value can be sealed")
	}
}

// What passed cannot be changed afterwards, by the maker or by the sender.
func TestPassedIsNotChanged(t *testing.T) {
	p, _ := poort(t, Instelling{})
	inhoud, extra := []byte("Niets."), map[string]string{"a": "b"}
	d, err := p.Laat(ctx, brief(t, "p-daan"), func(Velden) (Gemaakt, error) {
		return Gemaakt{Inhoud: inhoud, Media: Platte, Eigenschappen: extra}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	copy(inhoud, "7412XK")
	extra["a"] = "7412XK"
	copy(d.Inhoud(), "7412XK")
	if string(d.Inhoud()) != "Niets." || d.Eigenschap("a") != "b" {
		t.Error("it changed")
	}
}

package web

import (
	"context"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// zaad is randomness that two worlds share: the same draws give the same bytes.
type zaad struct {
	mu sync.Mutex
	c  *rand.ChaCha8
}

func newZaad(n uint64) *zaad { z := &zaad{}; z.opnieuw(n); return z }

// opnieuw begins the same draws again.
func (z *zaad) opnieuw(n uint64) {
	var key [32]byte
	for i := range 8 {
		key[i] = byte(n >> (8 * i))
	}
	z.mu.Lock()
	defer z.mu.Unlock()
	z.c = rand.NewChaCha8(key)
}

// Read implements io.Reader.
func (z *zaad) Read(p []byte) (int, error) {
	z.mu.Lock()
	defer z.mu.Unlock()
	return io.ReadFull(z.c, p)
}

// doelwit is what differs between the two worlds of a pair.
type doelwit struct {
	mensen  map[string]bool       // people, as "family.person"
	klassen map[gezin.Klasse]bool // of them, what stands in these classes
	spook   bool                  // a family of people with a safety flag exists in one world alone
}

// gebouwd is a world that was generated.
type gebouwd struct {
	*wereld
	opname   *opname
	toeval   *zaad
	wie      []dossier.Wie // the readers to compare, by name of sign-in
	namen    []string
	geheim   map[string]bool // the tokens of this world
	gezin    []string        // ids of the families, in the order of the plan
	zoekbaar []string        // all that someone could type about anyone
}

// bouwer makes one world of a pair. Both worlds follow the same plan; only what
// the target names is different in the second.
type bouwer struct {
	*gebouwd
	t        testing.TB
	seed     uint64
	variant  int
	doel     doelwit
	plan     *rand.Rand // the same draws in both worlds
	hoofd    dossier.Wie
	tweede   string   // the account of another indicatiesteller
	besloten []string // the families with decisions
}

// bouw makes world 0 or 1 of a pair.
func bouw(t testing.TB, soort databank.Soort, seed uint64, variant int, doel doelwit) *gebouwd {
	t.Helper()
	toeval := newZaad(seed)
	op := &opname{leden: map[string][]string{}}
	w := newWereldOp(t, opslagtest.OpenToeval(t, soort, newZaad(seed^1)), toeval, func(o dossier.Opslag) dossier.Opslag { op.Opslag = o; return op })
	w.server.post.Afzender = brief.Afzender{Naam: "Gemeente Proefstad", Retour: "Postbus 1, 1000 AA Proefstad", Vragen: "Bel 14 0000, op werkdagen",
		Bezwaar: "het college van Proefstad, Postbus 1, 1000 AA Proefstad", Ondersteuning: "Bel 0600 000 000"}
	b := &bouwer{gebouwd: &gebouwd{wereld: w, opname: op, toeval: toeval, geheim: map[string]bool{}}, t: t, seed: seed, variant: variant, doel: doel,
		plan: rand.New(rand.NewPCG(seed, 7))}
	b.lezers()
	for i := range aantalGezinnen {
		b.maakGezin(i, false)
	}
	if doel.spook {
		if variant == 0 {
			b.maakGezin(aantalGezinnen, true)
		}
		b.zoekbaar = append(b.zoekbaar, b.echt(aantalGezinnen)...)
	}
	b.leggenVoor()
	return b.gebouwd
}

// leggenVoor lets the one who registered put a change forward in each family that
// has decisions, and a colleague who is compared have the mandate: of both laws,
// or of one.
func (b *bouwer) leggenVoor() {
	m := &mandaat.Mandaat{Versie: "1", Bron: "Mandaatbesluit"}
	for i, wet := range []gezin.Wet{gezin.Wmo, gezin.Jeugdwet}[:1+b.plan.IntN(2)] {
		m.Regels = append(m.Regels, mandaat.Regel{Kenmerk: fmt.Sprint("M-", i), Rol: string(toegang.Indicatiesteller), Account: b.tweede, Wet: string(wet)})
	}
	b.server.gebruik.Mandaat = m
	v := b.als(b.t, string(toegang.Indicatiesteller))
	for _, id := range b.besloten {
		kies(b.t, v, id, "extramuraal", "3")
		path := "/gezin/" + id + "/besluiten/nieuw"
		page := v.open(path)
		send := vulIn(page)
		send.Set("stap", "voorleggen")
		for name := range naamVeldenMet(page, "-reden") {
			send.Set(name, string(besluit.OpVerzoek))
		}
		if a := v.stuur(path, send); a.status == http.StatusUnprocessableEntity && strings.Contains(a.tekst, veldAan) {
			send.Set(veldAan, b.tweede)
			if a = v.stuur(path, send); a.status != http.StatusSeeOther {
				b.t.Fatalf("putting forward gave %d: %s", a.status, fouten(a))
			}
		} else if a.status != http.StatusSeeOther {
			b.t.Fatalf("putting forward gave %d: %s", a.status, fouten(a))
		}
	}
	vs := beeldVan(b.t, b.wereld, b.besloten[0]).Voorstellen()
	if a := b.als(b.t, string(toegang.Indicatiesteller)+"-2").open(voorstelAdres(b.besloten[0], vs[0].Nummer)); a.status != http.StatusOK {
		b.t.Fatalf("nobody who is compared sees a proposal: %d", a.status)
	}
}

const aantalGezinnen = 3

// lezers makes the readers: two of each role that reads families, and one of
// each other role. The first indicatiesteller of the world registers all and is
// not compared.
func (b *bouwer) lezers() {
	b.hoofd = dossier.Wie{Account: b.accounts[toegang.Indicatiesteller], Rol: toegang.Indicatiesteller}
	for _, rol := range alleRollen() {
		if rol != toegang.Indicatiesteller {
			b.lezer(string(rol), dossier.Wie{Account: b.accounts[rol], Rol: rol})
		}
	}
	for _, rol := range dossier.Leesrollen() {
		naam := string(rol) + "-2"
		wie := dossier.Wie{Account: b.account(b.t, naam, "Collega "+rolnaam(rol), rol), Rol: rol}
		if b.lezer(naam, wie); rol == toegang.Indicatiesteller {
			b.tweede = wie.Account
		}
	}
}

func (b *bouwer) lezer(naam string, wie dossier.Wie) {
	b.namen, b.wie = append(b.namen, naam), append(b.wie, wie)
}

// anders tells whether a compartment of a person differs in this world.
func (b *bouwer) anders(sleutel string, k gezin.Klasse) bool {
	return b.variant == 1 && b.doel.mensen[sleutel] && b.doel.klassen[k]
}

// woord makes a word that stands nowhere else, of its own in the second world
// where the compartment differs.
func (b *bouwer) woord(sleutel string, k gezin.Klasse, wat string) string {
	w := letters(b.getal(sleutel, k, wat))
	b.geheim[w] = true
	return w
}

func (b *bouwer) getal(sleutel string, k gezin.Klasse, wat string) uint64 {
	world := 0
	if b.anders(sleutel, k) {
		world = 1
	}
	h := rand.NewPCG(b.seed, uint64(world))
	n := h.Uint64()
	for _, c := range sleutel + "/" + string(k) + "/" + wat {
		n = rand.NewPCG(n, uint64(c)).Uint64()
	}
	return n
}

// letters writes a number as ten letters, the first a capital.
func letters(n uint64) string {
	var out strings.Builder
	for i := range 10 {
		c := byte('a' + n%26)
		if i == 0 {
			c = byte('A' + n%26)
		}
		out.WriteByte(c)
		n /= 26
	}
	return out.String()
}

// mens makes person j of family i.
func (b *bouwer) mens(i, j int, geheim bool) dossier.Mens {
	key := fmt.Sprintf("%d.%d", i, j)
	bsn, _ := nummer.TestBSN(int(b.getal(key, gezin.Gewoon, "bsn") % 9000))
	m := dossier.Mens{Sleutel: key, Naam: b.woord(key, gezin.Gewoon, "voor") + " " + b.woord(key, gezin.Gewoon, "achter"), BSN: bsn, Geheim: geheim,
		Kind: j >= 2, Geboren: termijn.MustDag("1980-01-01") + termijn.Dag(b.getal(key, gezin.Gewoon, "geboren")%7000)}
	if m.Kind {
		m.Geboren = termijn.MustDag("2010-01-01") + termijn.Dag(b.getal(key, gezin.Gewoon, "geboren")%4000)
	}
	m.Adres = b.adres(key, gezin.Gewoon)
	m.Telefoon, _ = nummer.ParseTelefoon(fmt.Sprintf("06%08d", b.getal(key, gezin.Gewoon, "telefoon")%100_000_000))
	if geheim {
		m.Verblijf = b.adres(key, gezin.Veiligheid)
	}
	parts := m.Adres.Onthuld()
	b.geheim[m.BSN.Onthuld()], b.geheim[m.Telefoon.Onthuld()] = true, true
	b.zoekbaar = append(b.zoekbaar, m.Naam, m.BSN.Onthuld(), m.Telefoon.Onthuld(), fmt.Sprintf("%s %d", parts.Postcode, parts.Huisnummer), m.Geboren.String())
	return m
}

// echt gives what someone could type about the people of a family that may not
// be there.
func (b *bouwer) echt(i int) []string {
	was := b.zoekbaar
	defer func() { b.zoekbaar = was }()
	b.zoekbaar = nil
	for j := range 4 {
		b.mens(i, j, true)
	}
	return b.zoekbaar
}

func (b *bouwer) adres(key string, k gezin.Klasse) nummer.Adres {
	n := b.getal(key, k, "adres")
	a, err := nummer.NewAdres(nummer.Adresdelen{Straat: b.woord(key, k, "straat"), Huisnummer: int(n%900) + 1,
		Postcode: fmt.Sprintf("%d %c%c", 1000+n%8999, 'A'+rune(n%5), 'F'+rune(n%5)), Plaats: b.woord(key, k, "plaats")})
	if err != nil {
		b.t.Fatal(err)
	}
	return a
}

// maakGezin registers family i: two adults and one or two children, for whom the
// arrangement against violence fits.
func (b *bouwer) maakGezin(i int, spook bool) {
	ctx := context.Background()
	m := dossier.Melding{Dag: termijn.MustDag("2026-05-04"), Langs: "telefoon", Bron: gezin.Bron{Soort: "professional"}}
	n := 3 + b.plan.IntN(2)
	flag := b.plan.IntN(3) // one of the adults, or nobody
	for j := range n {
		m.Mensen = append(m.Mensen, b.mens(i, j, spook || flag == j))
	}
	m.Feiten = b.feiten(i, n)
	for _, one := range m.Mensen {
		m.Feiten = append(m.Feiten, dossier.Verwant{Over: one.Sleutel, Soort: "geboortedatum", Waarde: gezin.Op(one.Geboren)})
	}
	if !spook {
		m.Met = b.deelnames(i, n)
	}
	id, err := b.server.gebruik.Registreer(ctx, dossier.Verzoek{Wie: b.hoofd, Sleutel: fmt.Sprintf("gezin %d", i)}, m)
	if err != nil {
		b.t.Fatal(err)
	}
	b.gezin = append(b.gezin, id)
	people := b.opname.personen(id)
	byKey := map[string]string{}
	for _, p := range people {
		byKey[b.sleutelVan(id, p, &m)] = p
	}
	for j := range n {
		key := fmt.Sprintf("%d.%d", i, j)
		b.vulVakken(id, key, byKey[key])
	}
	if i == 0 || b.plan.IntN(2) == 0 {
		b.besluit(id)
	}
	if i == 0 {
		b.clienten(i, n, byKey)
	}
}

// clienten gives each member of a family an account of his own.
func (b *bouwer) clienten(i, n int, byKey map[string]string) {
	hash, err := testHash()
	if err != nil {
		b.t.Fatal(err)
	}
	for j := range n {
		key := fmt.Sprintf("%d.%d", i, j)
		naam := "client-" + key
		id, err := b.CreateAccount(context.Background(), dossier.Account{Aanmeld: naam, Naam: "Cliënt " + key, Wachtwoord: hash, Persoon: byKey[key],
			Rollen: []dossier.AccountRol{{Rol: string(toegang.Client)}}})
		if err != nil {
			b.t.Fatal(err)
		}
		b.lezer(naam, dossier.Wie{Account: id, Rol: toegang.Client, Persoon: byKey[key]})
	}
}

// sleutelVan finds the key of a person of a report by his name.
func (b *bouwer) sleutelVan(family, persoon string, m *dossier.Melding) string {
	for _, r := range b.opname.regels {
		s, ok := r.invoer.(dossier.Stuk)
		if !ok || r.gezin != family || s.Aard != dossier.AardNaam || s.Over != persoon {
			continue
		}
		for _, one := range m.Mensen {
			if one.Naam == string(s.Inhoud) {
				return one.Sleutel
			}
		}
	}
	b.t.Fatal("someone has no name")
	return ""
}

func (b *bouwer) feiten(i, n int) []dossier.Verwant {
	ja := gezin.JaNee(true)
	facts := []dossier.Verwant{{Soort: "structurele-onveiligheid", Waarde: ja}, {Soort: "onstabiele-thuissituatie", Waarde: ja},
		{Soort: "geweld-fysiek", Waarde: ja}, {Soort: "verwachte-duur", Waarde: gezin.Aantal(12)}}
	for j := range n {
		key := fmt.Sprintf("%d.%d", i, j)
		rol := "volwassene"
		if j >= 2 {
			rol = "kind"
			facts = append(facts, dossier.Verwant{Over: fmt.Sprintf("%d.0", i), Met: key, Soort: string(gezin.Gezag), Waarde: ja},
				dossier.Verwant{Over: fmt.Sprintf("%d.0", i), Met: key, Soort: string(gezin.Ouder), Waarde: ja},
				dossier.Verwant{Over: fmt.Sprintf("%d.1", i), Met: key, Soort: string(gezin.Ouder), Waarde: gezin.JaNee(b.plan.IntN(2) == 0)})
		}
		facts = append(facts, dossier.Verwant{Over: key, Soort: "rol", Waarde: gezin.Keus(rol)}, dossier.Verwant{Over: key, Soort: "neemt-deel", Waarde: ja},
			dossier.Verwant{Over: key, Soort: "in-voorziening", Waarde: gezin.JaNee(false)}, dossier.Verwant{Over: key, Soort: "zwanger", Waarde: gezin.JaNee(false)})
	}
	return facts
}

// deelnames involves some of the readers with some of the people, each for some
// classes.
func (b *bouwer) deelnames(i, n int) []dossier.Deelname {
	var out []dossier.Deelname
	regie := b.plan.IntN(2) == 0 // which of the two directs: a family has one
	for _, wie := range b.wie {
		if len(dossier.DoelenVan(wie.Rol)) == 0 || wie.Rol == toegang.Casusregisseur && regie != (wie.Account == b.accounts[wie.Rol]) {
			continue
		}
		for j := range n {
			if b.plan.IntN(4) != 0 {
				continue
			}
			d := dossier.Deelname{Lezer: wie.Account, Rol: wie.Rol, Over: []string{fmt.Sprintf("%d.%d", i, j)}, Klassen: []gezin.Klasse{gezin.Betrokken}}
			for _, k := range klassen() {
				if b.plan.IntN(3) == 0 {
					d.Klassen = append(d.Klassen, k)
				}
			}
			out = append(out, d)
		}
	}
	if i == 0 { // he may sign what is put forward there
		all := dossier.Deelname{Lezer: b.tweede, Rol: toegang.Indicatiesteller, Klassen: []gezin.Klasse{gezin.Betrokken, gezin.Gewoon}}
		for j := range n {
			all.Over = append(all.Over, fmt.Sprintf("%d.%d", i, j))
		}
		out = append(out, all)
	}
	return out
}

// vulVakken writes a note, a fact, a telephone number and a task in each
// compartment of a person; in the first world one note more where it differs.
func (b *bouwer) vulVakken(family, key, persoon string) {
	wet := gezin.Wmo
	if key[len(key)-1] >= '2' {
		wet = gezin.Jeugdwet
	}
	for _, k := range klassen() {
		b.schrijf(family, key+string(k),
			b.notitie(persoon, wet, k, b.woord(key, k, "notitie")),
			b.document(persoon, wet, k, b.woord(key, k, "document")),
			dossier.Feit{Vak: dossier.VakVan(persoon, wet, toegang.SFeit, k), Feit: gezin.Feit{Over: persoon, Soort: "geweldsrol",
				Waarde: gezin.Keus([]string{"slachtoffer", "pleger", "getuige"}[b.getal(key, k, "rol")%3]), Bron: gezin.Bron{Soort: "professional", Omschreven: b.woord(key, k, "bron")}}},
			dossier.Taak{Vak: dossier.VakVan(persoon, wet, toegang.STaak, k), Aard: dossier.TaakOnderzoek, Over: persoon,
				Vervalt: termijn.MustDag("2026-06-01") + termijn.Dag(b.getal(key, k, "taak")%60), Inhoud: []byte("WMO-ONDZ")})
		if b.doel.mensen[key] && b.doel.klassen[k] && b.variant == 0 {
			b.schrijf(family, key+string(k)+" meer", b.notitie(persoon, wet, k, b.woord(key, k, "meer")), b.document(persoon, wet, k, b.woord(key, k, "bestand")))
		}
	}
}

func (b *bouwer) notitie(persoon string, wet gezin.Wet, k gezin.Klasse, tekst string) dossier.Invoer {
	return dossier.Stuk{Vak: dossier.VakVan(persoon, wet, toegang.SNotitie, k), Aard: dossier.AardNotitie, Over: persoon, Inhoud: []byte("Zij zei: " + tekst),
		Bron: gezin.Bron{Soort: "professional"}}
}

// document makes a file in which a word stands, and that is called so as well.
func (b *bouwer) document(persoon string, wet gezin.Wet, k gezin.Klasse, woord string) dossier.Invoer {
	return dossier.Stuk{Vak: dossier.VakVan(persoon, wet, toegang.SDocument, k), Aard: dossier.AardDocument, Over: persoon, Inhoud: []byte(`{"naam":"` + woord + `.txt","media":"text/plain"}`),
		Van: termijn.MustDag("2026-05-05"), Bron: gezin.Bron{Soort: "professional"}, Bijlage: &dossier.Bijlage{Inhoud: []byte("Hierin staat: " + woord)}}
}

func (b *bouwer) schrijf(family, sleutel string, invoer ...dossier.Invoer) {
	o := dossier.Opdracht{Toets: toegang.Prepare(b.hoofd.Vraag(toegang.Lezen, toegang.WmoOnderzoek, b.server.gebruik.Moment())), Sleutel: "vul " + sleutel}
	if _, err := b.opname.Write(context.Background(), o, func(tx dossier.Tx) error {
		_, err := tx.Add(context.Background(), family, invoer...)
		return err
	}); err != nil {
		b.t.Fatal(err)
	}
}

// besluit lets the one who registered choose, decide and send the letters, by the
// pages.
func (b *bouwer) besluit(id string) {
	v := b.als(b.t, string(toegang.Indicatiesteller))
	b.besloten = append(b.besloten, id)
	kies(b.t, v, id, "extramuraal", "2")
	beslis(b.t, v, id)
	letters := brievenVan(v, id)
	for _, p := range slices.Sorted(maps.Keys(letters)) {
		for _, path := range letters[p] {
			v.stuur(path, v.open(path).met("stap", "verstuur", "afgestemd", "ja"))
		}
	}
}

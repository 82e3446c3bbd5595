package opslag_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/nummer"
	"codeberg.org/wijzer/wijzer/internal/opslag/databank"
	"codeberg.org/wijzer/wijzer/internal/opslag/opslagtest"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// spellings gives a text in the forms in which a program could have left it on
// a disk: as it is, in UTF-16, hexadecimal, base64 at each of three offsets, in
// an address of a page and in JSON. All in small letters where case says
// nothing.
func spellings(text string) [][]byte {
	out := [][]byte{[]byte(strings.ToLower(text))}
	var wide []byte
	for _, u := range utf16.Encode([]rune(text)) {
		wide = append(wide, byte(u), byte(u>>8))
	}
	out = append(out, bytes.ToLower(wide), []byte(hex.EncodeToString([]byte(text))), []byte(strings.ToLower(url.QueryEscape(text))))
	if quoted, err := json.Marshal(text); err == nil {
		out = append(out, bytes.ToLower(quoted[1:len(quoted)-1]))
	}
	for shift := range 3 { // the part that does not depend on what stands around it
		enc := base64.StdEncoding.EncodeToString(append(bytes.Repeat([]byte{0}, shift), text...))
		if inner := enc[(shift*8+5)/6 : len(enc)-4]; len(inner) >= 8 {
			out = append(out, []byte(strings.ToLower(inner)))
		}
	}
	return out
}

// skeleton keeps letters and digits in small letters: what is left when someone
// writes a text with other signs between.
func skeleton(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for _, c := range b {
		switch {
		case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			out = append(out, c)
		case c >= 'A' && c <= 'Z':
			out = append(out, c+'a'-'A')
		}
	}
	return out
}

// skeletonLeast is the shortest skeleton to look for: shorter ones stand in
// locked bytes by chance.
const skeletonLeast = 9

// tells gives the spellings of protected texts that stand in bytes.
func tells(b []byte, texts []string) []string {
	lower, bones := bytes.ToLower(b), skeleton(b)
	var found []string
	for _, text := range texts {
		for i, s := range spellings(text) {
			if bytes.Contains(lower, s) {
				found = append(found, fmt.Sprintf("%s (form %d)", text, i))
			}
		}
		if s := skeleton([]byte(text)); len(s) >= skeletonLeast && bytes.Contains(bones, s) {
			found = append(found, text+" (with signs between)")
		}
	}
	return found
}

// The scan finds what it must find.
func TestScanFindsEverySpelling(t *testing.T) {
	for name, b := range map[string]string{
		"plain": "x Voorbeeldkade y", "capitals": "VOORBEELDKADE", "UTF-16": "V\x00o\x00o\x00r\x00b\x00e\x00e\x00l\x00d\x00k\x00a\x00d\x00e\x00",
		"hex": hex.EncodeToString([]byte("Voorbeeldkade")), "base64": base64.StdEncoding.EncodeToString([]byte("ab Voorbeeldkade")),
		"base64 shifted": base64.StdEncoding.EncodeToString([]byte("a Voorbeeldkade 1")), "signs": "v-o-o-r-b-e-e-l-d-k-a-d-e",
	} {
		if len(tells([]byte("begin "+b+" end"), []string{"Voorbeeldkade"})) == 0 {
			t.Errorf("%s is not found", name)
		}
	}
	if got := tells([]byte("een andere straat"), []string{"Voorbeeldkade"}); len(got) > 0 {
		t.Errorf("found %v where there is nothing", got)
	}
}

// everySpelling gives the protected texts in the ways in which people write
// them.
func everySpelling() []string {
	bsn, _ := nummer.TestBSN(0)
	out := append(protected(), "Saskia van der Testbrink", "Testbrink, Saskia", "S. van der Testbrink", "999.900.006", "9999 00 006", bsn.Onthuld(),
		"+31612345678", "+31 6 12345678", "0031612345678", "06 12 34 56 78", "Voorbeeldkade 1", "Voorbeeldkade1", "Opvang De Lindehof", "delindehof", "fietsenstalling")
	adres, err := nummer.NewAdres(nummer.Adresdelen{Straat: "Voorbeeldkade", Huisnummer: 1, Postcode: "3011AA", Plaats: "Rotterdam"})
	if err == nil {
		for _, s := range adres.Schrijfwijzen() {
			if len(s) > 6 {
				out = append(out, s)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// Whoever takes the disk finds no name, number, address, telephone or note in
// any spelling: not in the files of SQLite with its log and shared memory, not
// in the relation files and the write-ahead log of PostgreSQL, not in the key
// store, a backup of either, or what is left after destruction.
func TestStolenDiskTellsNothing(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		fillSecrets(t, o)
		ctx := context.Background()
		if _, err := o.Vernietig(ctx, eenheid("niemand")); err != nil {
			t.Fatal(err)
		}
		var data, keys bytes.Buffer
		if _, err := o.Reservekopie(ctx, &data); err != nil {
			t.Fatal(err)
		}
		if _, err := o.ReservekopieSleutels(ctx, &keys); err != nil {
			t.Fatal(err)
		}
		taken := filesOf(t, o)
		taken["backup"], taken["backup of the keys"] = gunzip(t, data.Bytes()), gunzip(t, keys.Bytes())
		if o.Soort == databank.PostgreSQL {
			for _, address := range []string{o.Instelling.Gegevens, o.Instelling.Sleutels} {
				for name, b := range opslagtest.RelationFiles(t, address) {
					taken[name] = b
				}
			}
		}
		texts, total := everySpelling(), 0
		for name, b := range taken {
			total += len(b)
			if got := tells(b, texts); len(got) > 0 {
				t.Errorf("%s tells %v", name, got)
			}
		}
		if total < 100_000 {
			t.Errorf("only %d bytes were looked at", total)
		}
		// The master key is not beside what it opens.
		for name, b := range taken {
			if bytes.Contains(b, []byte(strings.TrimSpace(strings.TrimPrefix(opslagtest.RingText(), "1:")))) {
				t.Errorf("%s holds the master key", name)
			}
		}
	})
}

// cells gives every value of every table that is not locked, by row.
func cells(t *testing.T, o *opslagtest.Omgeving) [][]string {
	t.Helper()
	var rows [][]string
	err := o.Databank().Read(context.Background(), func(tx *databank.Tx) error {
		rows = nil
		for _, table := range o.OpenbareTabellen() {
			if err := tx.Rows(context.Background(), func(scan databank.Scan) error {
				dest := make([]any, len(table.Kolommen))
				for i := range dest {
					dest[i] = new(any)
				}
				if err := scan(dest...); err != nil {
					return err
				}
				var row []string
				for i, d := range dest {
					row = append(row, fmt.Sprintf("%s.%s=%x", table.Naam, table.Kolommen[i], *(d.(*any))))
				}
				rows = append(rows, row)
				return nil
			}, `SELECT `+strings.Join(table.Kolommen, ", ")+` FROM `+table.Naam); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// of gives the values in all rows that name a person, or an entry about him.
func of(rows [][]string, persoon string) map[string]bool {
	mark := fmt.Sprintf("=%x", persoon)
	entries := map[string]bool{mark: true}
	for _, row := range rows {
		if strings.HasPrefix(row[0], "feit.id=") && slices.ContainsFunc(row, func(c string) bool { return strings.HasSuffix(c, mark) }) {
			entries[strings.TrimPrefix(row[0], "feit.id")] = true
		}
	}
	out := map[string]bool{}
	for _, row := range rows {
		mine := slices.ContainsFunc(row, func(c string) bool { return entries[c[strings.IndexByte(c, '='):]] })
		for _, c := range row {
			if mine {
				out[c] = true
			}
		}
	}
	return out
}

func common(a, b map[string]bool) map[string]bool {
	out := map[string]bool{}
	for c := range a {
		if b[c] {
			out[c] = true
		}
	}
	return out
}

// Two women in one shelter, with its address and its telephone, and one who
// hides elsewhere: who joins all that is not locked learns no more about the
// two than about any other pair.
func TestNoShelterByJoining(t *testing.T) {
	opslagtest.Each(t, func(t *testing.T, o *opslagtest.Omgeving) {
		ctx := context.Background()
		zone, err := time.LoadLocation("Europe/Amsterdam")
		if err != nil {
			t.Fatal(err)
		}
		g := &dossier.Gebruik{Opslag: o.Opslag, Klok: o.Klok.Now, Zone: zone}
		register := func(n int, straat, tel string, geheim bool) string {
			t.Helper()
			adres, err := nummer.NewAdres(nummer.Adresdelen{Straat: straat, Huisnummer: 7, Postcode: "3011AA", Plaats: "Rotterdam"})
			if err != nil {
				t.Fatal(err)
			}
			phone, err := nummer.ParseTelefoon(tel)
			if err != nil {
				t.Fatal(err)
			}
			today := termijn.DagVan(o.Klok.Now())
			id, err := g.Registreer(ctx, dossier.Verzoek{Wie: dossier.Wie{Account: "iris", Rol: toegang.Indicatiesteller}, Sleutel: fmt.Sprint("r", n), Vorm: []byte{byte(n)}},
				dossier.Melding{Dag: today, Langs: "telefoon", Bron: gezin.Bron{Soort: "eigen-opgave"}, Mensen: []dossier.Mens{{Sleutel: "a",
					Naam: []string{"Anna Eersteman", "Cora Tweedema", "Dora Derdeveld"}[n], Adres: adres, Telefoon: phone, Geheim: geheim}}})
			if err != nil {
				t.Fatal(err)
			}
			var persoon string
			lees(t, o, "iris", toegang.Lezen, o.Klok.Now(), func(l dossier.Lezing) error {
				f, err := l.Gezin(ctx, id, toegang.SRelatie)
				if err == nil {
					persoon = f.Leden[0].Persoon
				}
				return err
			})
			o.Klok.Add(time.Second)
			return persoon
		}
		a, c, d := register(0, "Schuilpad", "0612345678", true), register(1, "Schuilpad", "0612345678", true), register(2, "Elders", "0687654321", true)
		rows := cells(t, o)
		ofA, ofC, ofD := of(rows, a), of(rows, c), of(rows, d)
		if len(ofA) < 50 || len(ofC) < 50 || len(ofD) < 50 {
			t.Fatalf("%d, %d, %d values: the join finds nothing at all", len(ofA), len(ofC), len(ofD))
		}
		same, other := common(ofA, ofC), common(ofA, ofD)
		for cell := range same {
			if !other[cell] {
				t.Errorf("only the two of one shelter share %s", cell)
			}
		}
		for _, row := range rows {
			if strings.HasPrefix(row[0], "zoekterm.veld="+fmt.Sprintf("%x", "adres")) || strings.HasPrefix(row[0], "zoekterm.veld="+fmt.Sprintf("%x", "telefoon")) {
				t.Errorf("a search hash about where someone hides: %v", row)
			}
		}
	})
}

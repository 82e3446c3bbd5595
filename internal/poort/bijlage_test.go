package poort

import (
	"errors"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// bijlage asks to give a file about Daan to a worker of a provider.
func bijlage(t failer, kenmerk string) Opdracht {
	t.Helper()
	helper := toegang.Lezer{Account: "h-1", Rol: toegang.Hulpverlener}
	return Opdracht{Soort: Bijlage, Kenmerk: kenmerk, Afzender: helper, Ontvanger: Ontvanger{Lezer: helper}, Over: []string{"p-daan"},
		Lijst: lijst(t, verborgen(t)), Bron: bron(), Moment: moment}
}

func bestand(media Media, inhoud string) func(Velden) (Gemaakt, error) {
	return func(Velden) (Gemaakt, error) {
		return Gemaakt{Inhoud: []byte(inhoud), Media: media, Bestandsnaam: "document", Onderwerp: "Document"}, nil
	}
}

// Text passes when nothing is found in it; what cannot be read is held, whoever it
// is about; what the reader had already is given as it is.
func TestFilesOfOthers(t *testing.T) {
	secret := "Zij zijn op " + verborgen(t).Adressen[0].Onthuld().Regels()[0]
	for name, c := range map[string]struct {
		media  Media
		inhoud string
		change func(*Opdracht)
		passes bool
	}{
		"text":                    {Platte, "Verslag van het gesprek.", nil, true},
		"text about who hides":    {Platte, "Verslag van het gesprek.", func(o *Opdracht) { o.Over = []string{"p-vera"} }, true},
		"text with the address":   {Platte, secret, nil, false},
		"picture":                 {JPEG, "\xff\xd8\xff", nil, false},
		"picture, nobody hides":   {PNG, "\x89PNG", func(o *Opdracht) { o.Bron, o.Lijst = &toegang.Geheugen{}, lijst(t) }, false},
		"PDF":                     {PDF, "%PDF-1.4\n%%EOF", nil, false},
		"own picture":             {JPEG, "\xff\xd8\xff", func(o *Opdracht) { o.Eigen = true }, true},
		"own text, that tries":    {Platte, secret, func(o *Opdracht) { o.Eigen = true }, true},
		"own text without a name": {Platte, "x", func(o *Opdracht) { o.Eigen, o.Afzender.Account = true, "" }, false},
	} {
		t.Run(name, func(t *testing.T) {
			p, vast := poort(t, Instelling{})
			o := bijlage(t, "doc-1")
			if c.change != nil {
				c.change(&o)
			}
			d, err := p.Laat(ctx, o, bestand(c.media, c.inhoud))
			if c.passes {
				if err != nil || string(d.Inhoud()) != c.inhoud || len(vast.vast) != 0 {
					t.Fatalf("%v, held %d", err, len(vast.vast))
				}
				return
			}
			if !errors.Is(err, ErrVastgehouden) || d.Geldig() || len(vast.vast) != 1 || err.Error() != ErrVastgehouden.Error() {
				t.Fatalf("%v, held %d", err, len(vast.vast))
			}
			if got := vast.vast[0].v.Stuk; got.Inhoud != nil || got.Uitlees != "" || got.Kenmerk != "doc-1" {
				t.Errorf("the held piece holds the file: %d bytes", len(got.Inhoud))
			}
		})
	}
}

// What somebody looked at and let go passes: for that file and that reader alone.
func TestReviewedFilePasses(t *testing.T) {
	p, vast := poort(t, Instelling{})
	if _, err := p.Laat(ctx, bijlage(t, "doc-1"), bestand(PDF, "%PDF-1.4\n%%EOF")); !errors.Is(err, ErrVastgehouden) {
		t.Fatal(err)
	}
	try := func(o Opdracht, inhoud string) error {
		o.Vrijgegeven = vast.vast[:1]
		_, err := p.Laat(ctx, o, bestand(PDF, inhoud))
		return err
	}
	if err := try(bijlage(t, "doc-1"), "%PDF-1.4\n%%EOF"); err != nil {
		t.Errorf("a file that was let go: %v", err)
	}
	if err := try(bijlage(t, "doc-2"), "%PDF-1.4\n%%EOF"); !errors.Is(err, ErrVastgehouden) {
		t.Errorf("another file: %v", err)
	}
	other := bijlage(t, "doc-1")
	other.Ontvanger.Lezer.Account = "h-2"
	if err := try(other, "%PDF-1.4\n%%EOF"); !errors.Is(err, ErrVastgehouden) {
		t.Errorf("another reader: %v", err)
	}
	if err := try(bijlage(t, "doc-1"), "%PDF-1.4\n"+verborgen(t).Adressen[0].Onthuld().Regels()[0]+"\n%%EOF"); !errors.Is(err, ErrVastgehouden) {
		t.Errorf("a secret since: %v", err)
	}
}

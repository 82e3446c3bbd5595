package pdf

import (
	"fmt"
	"io"
	"strconv"
	"sync"

	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
)

// Zetter sets documents. It holds the parsed fonts, which are read-only, and
// scratch space that is used again; it may be used by several goroutines at
// once. Make one and keep it.
type Zetter struct {
	fonts   [2]*lettertype
	scratch sync.Pool // of *werkplek
}

// werkplek is the scratch space of one document.
type werkplek struct {
	used    [2]*gebruik
	file    bestand
	content []byte
	font    []byte
}

// NewZetter parses the fonts: Go Regular and Go Bold (B&H, BSD licence), which
// come as bytes in a Go module.
func NewZetter() (*Zetter, error) {
	z := &Zetter{}
	for i, ttf := range [][]byte{goregular.TTF, gobold.TTF} {
		f, err := loadLettertype(ttf)
		if err != nil {
			return nil, err
		}
		z.fonts[i] = f
	}
	return z, nil
}

// Write sets the document and writes the file to w, in one call. A document
// with faults gives Fouten and nothing is written. The document is not kept
// and not changed.
func (s *Zetter) Write(w io.Writer, doc *Document) (Resultaat, error) {
	if doc == nil {
		doc = &Document{}
	}
	z := &zetting{setter: setter{fonts: s.fonts}, doc: doc, accent: doc.Accent}
	z.fouten.check(doc)
	if err := z.fouten.err(); err != nil {
		return Resultaat{}, err
	}
	if z.accent == 0 {
		z.accent = huisaccent
	}
	plek := s.borrow()
	defer s.scratch.Put(plek)
	z.used = plek.used
	z.layout(ruim())
	if z.endsThin() {
		if other := *z; other.layout(krap()) < len(z.paginas) {
			z = &other
		}
	}
	if err := z.fouten.err(); err != nil {
		return Resultaat{}, err
	}
	z.footers()
	if _, err := w.Write(z.file(plek)); err != nil {
		return Resultaat{}, fmt.Errorf("pdf: write: %w", err)
	}
	return Resultaat{Paginas: len(z.paginas), Vervangen: z.list()}, nil
}

// layout puts the whole document on pages and gives their number.
func (z *zetting) layout(op opmaak) int {
	z.op, z.root, z.paginas, z.replaced, z.fouten = op, &elem{kind: "Document"}, nil, nil, faults{}
	z.top()
	z.place(z.blocks(z.root, z.doc.Blokken, body(), "blokken"))
	if len(z.paginas) > MaxPaginas {
		z.fouten.add(CodeOmvang, "Maak het document korter: het heeft te veel bladzijden.", "blokken")
	}
	return len(z.paginas)
}

// endsThin tells whether the last of several pages is at most a third full.
func (z *zetting) endsThin() bool {
	return len(z.paginas) > 1 && z.page().y < marginTop+(textBottom-marginTop)/3
}

func (s *Zetter) borrow() *werkplek {
	if p, ok := s.scratch.Get().(*werkplek); ok {
		p.used[0].reset()
		p.used[1].reset()
		return p
	}
	return &werkplek{used: [2]*gebruik{newGebruik(s.fonts[0]), newGebruik(s.fonts[1])}}
}

// pageNumber is the text at the bottom right of a page.
func pageNumber(i, n int) string {
	return "Pagina " + strconv.Itoa(i) + " van " + strconv.Itoa(n)
}

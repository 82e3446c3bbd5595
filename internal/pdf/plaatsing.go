package pdf

// zetting is one document on its way to a file.
type zetting struct {
	setter
	used    [2]*gebruik
	doc     *Document
	op      opmaak
	accent  Kleur
	root    *elem
	paginas []*pagina
	fouten  faults
}

// page is the page in use.
func (z *zetting) page() *pagina { return z.paginas[len(z.paginas)-1] }

func (z *zetting) newPage() {
	if n := len(z.paginas); n > 0 {
		z.paginas[n-1].end()
	}
	z.paginas = append(z.paginas, &pagina{y: marginTop, fresh: true})
}

// place puts vakken on pages. What hangs together moves to a new page as one,
// when it fits on one.
func (z *zetting) place(vs []vak) {
	for len(vs) > 0 && len(z.paginas) <= MaxPaginas {
		n, total := chain(vs)
		p := z.page()
		voor := vs[0].voor
		if p.fresh {
			voor = 0
		}
		if !p.fresh && p.y+voor+total-vs[0].voor > textBottom {
			z.newPage()
		}
		for i := range vs[:n] {
			z.placeOne(&vs[i])
		}
		vs = vs[n:]
	}
}

// chain gives the number of vakken from the first on that hang together, and
// their height.
func chain(vs []vak) (n int, total maat) {
	for i, v := range vs {
		total += v.voor + v.hoog
		if !v.hecht || i == len(vs)-1 {
			return i + 1, total
		}
	}
	return 0, 0
}

// placeOne puts a vak on the page in use, or on the next one where a chain is
// longer than a page.
func (z *zetting) placeOne(v *vak) {
	p := z.page()
	if !p.fresh && p.y+v.voor+v.hoog > textBottom {
		z.newPage()
		p = z.page()
	}
	if p.fresh && v.header != nil && len(z.paginas) > 1 {
		repeat := *v.header
		repeat.delen = append([]deel(nil), repeat.delen...)
		for i := range repeat.delen {
			repeat.delen[i].el = nil
		}
		z.draw(&repeat)
		p.fresh = false
	}
	if p.y+v.hoog > textBottom && v.pad != "" {
		z.fouten.add(CodeRijHoog, "Maak dit korter: het past niet op één bladzijde.", "%s", v.path())
	}
	if !p.fresh {
		p.y += v.voor
	}
	z.draw(v)
	p.fresh = false
}

// draw writes the content of a vak at the height of the page.
func (z *zetting) draw(v *vak) {
	p := z.page()
	for _, f := range v.vlak {
		p.rect(f.x, p.y+f.dy, f.w, f.h, f.kleur)
	}
	for i := range v.delen {
		z.text(&v.delen[i])
	}
	p.y += v.hoog
}

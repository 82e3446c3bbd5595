package pdf_test

import (
	"fmt"
	"strings"
)

// knoop is an element of the structure tree with the text that it holds.
type knoop struct {
	soort string
	scope name
	tekst string
	kids  []*knoop
	marks [][2]int // page, marked content
}

// tree reads the structure tree and checks that each piece of marked content
// is in it once and leads back to its element.
func (l *lezer) tree() (k *knoop, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged structure: %v", r)
		}
	}()
	root := l.dict(l.catalog()["StructTreeRoot"])
	seen := map[[2]int]ref{}
	k = l.node(root["K"].(ref), l.catalog()["StructTreeRoot"].(ref), seen)
	nums := l.dict(root["ParentTree"])["Nums"].(array)
	total := 0
	for i, p := range l.pages {
		back := nums[2*p.parents+1].(array)
		total += len(back)
		for mcid, el := range back {
			if seen[[2]int{i, mcid}] != el.(ref) {
				return nil, fmt.Errorf("content %d of page %d leads to another element", mcid, i)
			}
		}
		for _, s := range p.stukken {
			if s.mcid == -2 || s.mcid >= len(back) {
				return nil, fmt.Errorf("text outside the structure on page %d", i)
			}
		}
	}
	if total != len(seen) {
		return nil, fmt.Errorf("%d pieces in the parent tree, %d in the structure tree", total, len(seen))
	}
	return k, nil
}

func (l *lezer) node(r, parent ref, seen map[[2]int]ref) *knoop {
	d := l.dict(r)
	if d["P"].(ref) != parent {
		panic("child that names another parent")
	}
	k := &knoop{soort: string(d["S"].(name))}
	if a, ok := d["A"].(dict); ok {
		k.scope, _ = a["Scope"].(name)
	}
	kids, _ := d["K"].(array)
	for _, kid := range kids {
		switch v := kid.(type) {
		case ref:
			k.kids = append(k.kids, l.node(v, r, seen))
		case float64:
			k.take(l, d["Pg"].(ref), int(v), r, seen)
		case dict:
			k.take(l, v["Pg"].(ref), int(v["MCID"].(float64)), r, seen)
		}
	}
	return k
}

// take adds the text of a piece of marked content.
func (k *knoop) take(l *lezer, page ref, mcid int, el ref, seen map[[2]int]ref) {
	for i, p := range l.pages {
		if p.nr != page {
			continue
		}
		key := [2]int{i, mcid}
		if _, ok := seen[key]; ok {
			panic("content that is in the tree twice")
		}
		seen[key] = el
		k.marks = append(k.marks, key)
		for _, s := range p.stukken {
			if s.mcid == mcid {
				k.tekst += s.tekst
			}
		}
	}
}

// find lists the elements of a kind in reading order.
func (k *knoop) find(soort string) []*knoop {
	var out []*knoop
	if k.soort == soort {
		out = append(out, k)
	}
	for _, kid := range k.kids {
		out = append(out, kid.find(soort)...)
	}
	return out
}

// inside lists what may stand directly in what, as far as this package makes it
// (ISO 32000-1, 14.8.4); a kind with an empty list holds text only.
const inside = "Document: P H1 H2 H3 L Table Sect; Sect: P H1 H2 H3 L Table; L: LI; LI: Lbl LBody; " +
	"Table: Caption THead TBody TFoot; THead: TR; TBody: TR; TFoot: TR; TR: TH TD; " +
	"P: ; H1: ; H2: ; H3: ; Lbl: ; LBody: ; Caption: ; TH: ; TD: ; "

// check holds the structure below an element against the standard: what stands
// in what, header cells with a scope, rows of equal length.
func (k *knoop) check() error {
	_, rest, ok := strings.Cut("; "+inside, "; "+k.soort+": ")
	if !ok {
		return fmt.Errorf("an element %s", k.soort)
	}
	allowed, _, _ := strings.Cut(rest, ";")
	for _, kid := range k.kids {
		if !strings.Contains(" "+allowed+" ", " "+kid.soort+" ") {
			return fmt.Errorf("%s in %s", kid.soort, k.soort)
		}
		if err := kid.check(); err != nil {
			return err
		}
	}
	if (k.soort == "TH") != (k.scope == "Row" || k.scope == "Column") {
		return fmt.Errorf("%s with scope %q", k.soort, k.scope)
	}
	if k.soort == "Table" {
		rows := k.find("TR")
		for _, r := range rows {
			if len(r.kids) != len(rows[0].kids) {
				return fmt.Errorf("rows of %d and %d cells", len(rows[0].kids), len(r.kids))
			}
		}
	}
	return nil
}

// all is the text below an element.
func (k *knoop) all() string {
	s := k.tekst
	for _, kid := range k.kids {
		s += kid.all()
	}
	return s
}

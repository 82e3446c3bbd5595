package pdf

import "strconv"

// Numbers of the objects that each file has; the others follow.
const (
	nrCatalog = 1 + iota
	nrPages
	nrTree
	nrParents
	nrInfo
	nrXMP
	nrFonts // five for each font
	nrPage  = nrFonts + 10
)

func pageNr(i int) int { return nrPage + 2*i }

// file writes all objects. The order is fixed, so the bytes are too.
func (z *zetting) file(plek *werkplek) []byte {
	f := &plek.file
	firstElem := pageNr(len(z.paginas))
	last := z.root.number(firstElem) - 1
	f.start(last)
	taal := z.doc.Taal
	if taal == "" {
		taal = "nl-NL"
	}
	f.object(nrCatalog)
	f.packed = append(f.packed, "<</Type/Catalog/Pages 2 0 R/StructTreeRoot 3 0 R/Metadata 6 0 R/MarkInfo<</Marked true>>"+
		"/ViewerPreferences<</DisplayDocTitle true>>/Lang("+taal+")>>"...)
	z.writePages(plek)
	z.writeStructure(f)
	f.object(nrInfo)
	f.packed = infoDict(f.packed, z.doc)
	f.stream(nrXMP, "/Type/Metadata/Subtype/XML", xmp(z.doc, taal), false)
	for i, g := range z.used {
		plek.font = writeFont(f, g, nrFonts+5*i, plek.font)
	}
	return f.finish(nrCatalog, nrInfo)
}

// writePages writes the page tree, the pages and what stands on them.
func (z *zetting) writePages(plek *werkplek) {
	f := &plek.file
	f.object(nrPages)
	b := append(f.packed, "<</Type/Pages/Kids["...)
	for i := range z.paginas {
		b = append(appendRef(b, pageNr(i)), ' ')
	}
	b = strconv.AppendInt(append(b, "]/Count "...), int64(len(z.paginas)), 10)
	b = append(b, "/MediaBox[0 0 "...)
	b = append(appendMaat(b, pageWidth), ' ')
	b = appendMaat(b, pageHeight)
	b = appendRef(append(b, "]/Resources<</Font<</F0 "...), nrFonts)
	b = appendRef(append(b, "/F1 "...), nrFonts+5)
	f.packed = append(b, ">>>>>>"...)
	for i, p := range z.paginas {
		f.object(pageNr(i))
		b := appendRef(append(f.packed, "<</Type/Page/Parent 2 0 R/Tabs/S/StructParents "+strconv.Itoa(i)+"/Contents "...), pageNr(i)+1)
		f.packed = append(b, ">>"...)
		plek.content = p.content(plek.content[:0])
		f.stream(pageNr(i)+1, "", plek.content, true)
	}
}

// writeStructure writes the tree that a screen reader walks and the way back
// from marked content to it (ISO 32000-1, 14.7.4.4).
func (z *zetting) writeStructure(f *bestand) {
	f.object(nrTree)
	b := appendRef(append(f.packed, "<</Type/StructTreeRoot/K "...), z.root.nr)
	b = appendRef(append(b, "/ParentTree "...), nrParents)
	f.packed = append(b, "/ParentTreeNextKey "+strconv.Itoa(len(z.paginas))+">>"...)
	f.object(nrParents)
	b = append(f.packed, "<</Nums["...)
	for i, p := range z.paginas {
		b = append(strconv.AppendInt(b, int64(i), 10), '[')
		for _, el := range p.marks {
			b = append(appendRef(b, el.nr), ' ')
		}
		b = append(b, ']')
	}
	f.packed = append(b, "]>>"...)
	z.root.walk(func(e *elem) {
		f.object(e.nr)
		parent := nrTree
		if e.ouder != nil {
			parent = e.ouder.nr
		}
		f.packed = e.write(f.packed, parent, pageNr)
	})
}

// writeFont writes a composite font (ISO 32000-1, 9.7) as objects nr to nr+4
// and gives back the scratch space.
func writeFont(f *bestand, g *gebruik, nr int, scratch []byte) []byte {
	naam, l := g.naam(), g.font
	ref := func(i int) string { return strconv.Itoa(nr+i) + " 0 R" }
	f.object(nr)
	f.packed = append(f.packed, "<</Type/Font/Subtype/Type0/BaseFont/"+naam+"/Encoding/Identity-H/DescendantFonts["+ref(1)+"]/ToUnicode "+ref(4)+">>"...)
	f.object(nr + 1)
	b := append(f.packed, "<</Type/Font/Subtype/CIDFontType2/BaseFont/"+naam+"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"+
		"/CIDToGIDMap/Identity/FontDescriptor "+ref(2)+"/DW 1000/W[0["...)
	for c := range g.gids {
		b = append(strconv.AppendInt(b, int64(g.width(c)), 10), ' ')
	}
	f.packed = append(b, "]]>>"...)
	f.object(nr + 2)
	b = append(f.packed, "<</Type/FontDescriptor/FontName/"+naam+"/Flags 32/ItalicAngle 0/StemV 80/FontBBox["...)
	for _, v := range l.bbox {
		b = append(strconv.AppendInt(b, int64(v), 10), ' ')
	}
	f.packed = append(b, "]/Ascent "+strconv.Itoa(l.ascent)+"/Descent "+strconv.Itoa(l.descent)+
		"/CapHeight "+strconv.Itoa(l.capHeight)+"/FontFile2 "+ref(3)+">>"...)
	scratch = g.cut(scratch)
	f.stream(nr+3, "/Length1 "+strconv.Itoa(len(scratch)), scratch, true)
	f.stream(nr+4, "", toUnicode(g), true)
	return scratch
}

// toUnicode maps each character code to the character (ISO 32000-1, 9.10.3).
func toUnicode(g *gebruik) []byte {
	b := []byte("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
	const most = 100 // entries in one section
	for from := 1; from < len(g.runes); from += most {
		to := min(from+most, len(g.runes))
		b = append(strconv.AppendInt(b, int64(to-from), 10), " beginbfchar\n"...)
		for c := from; c < to; c++ {
			b = append(appendHex4(append(b, '<'), uint16(c)), "><"...)
			b = append(appendHex4(b, uint16(g.runes[c])), ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"...)
}

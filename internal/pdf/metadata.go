package pdf

import (
	"bytes"
	"encoding/xml"
	"strings"
	"time"
	"unicode/utf16"
)

// infoDict is the document information dictionary. It says the same as xmp.
func infoDict(b []byte, d *Document) []byte {
	b = append(b, "<<"...)
	for _, e := range [...][2]string{{"Title", d.Titel}, {"Subject", d.Onderwerp}, {"Author", d.Auteur}} {
		if v := cleanMeta(e[1]); v != "" {
			b = appendHexText(append(append(append(b, '/'), e[0]...), ' '), v)
		}
	}
	if !d.Gemaakt.IsZero() {
		date := pdfDate(d.Gemaakt)
		b = append(b, "/CreationDate("+date+")/ModDate("+date+")"...)
	}
	return append(b, ">>"...)
}

// pdfDate is a date of ISO 32000-1, 7.9.4.
func pdfDate(t time.Time) string {
	zone := strings.Replace(t.Format("-07:00"), ":", "'", 1) + "'"
	return t.Format("D:20060102150405") + zone
}

// appendHexText writes a text string as UTF-16 in hexadecimal, which no input
// can end before its time.
func appendHexText(b []byte, s string) []byte {
	b = append(b, "<FEFF"...)
	for _, u := range utf16.Encode([]rune(s)) {
		b = appendHex4(b, u)
	}
	return append(b, '>')
}

// cleanMeta makes one line of a text for metadata, without characters that do
// not print (XML 1.0 could not hold them) or that turn the direction of text.
func cleanMeta(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r':
			return ' '
		case r < ' ' || r >= 0x7F && r < 0xA0 || r >= 0x200B && r <= 0x200F || r >= 0x2028 && r <= 0x202E || r >= 0x2060 && r <= 0x206F || r >= 0xFFF9 || r == softHyphen:
			if r > 0xFFFF {
				return r
			}
			return replacement
		}
		return r
	}, strings.ToValidUTF8(s, string(replacement)))
	return strings.TrimSpace(s)
}

// xmp is the metadata stream (ISO 16684-1). The id of the packet is the
// constant that the standard prescribes.
func xmp(d *Document, taal string) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n")
	write := func(open, value, shut string) {
		if value = cleanMeta(value); value == "" {
			return
		}
		b.WriteString(open)
		_ = xml.EscapeText(&b, []byte(value)) // writing to memory cannot fail
		b.WriteString(shut)
	}
	b.WriteString("<dc:format>application/pdf</dc:format>\n")
	write("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">", d.Titel, "</rdf:li></rdf:Alt></dc:title>\n")
	write("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">", d.Onderwerp, "</rdf:li></rdf:Alt></dc:description>\n")
	write("<dc:creator><rdf:Seq><rdf:li>", d.Auteur, "</rdf:li></rdf:Seq></dc:creator>\n")
	write("<dc:language><rdf:Bag><rdf:li>", taal, "</rdf:li></rdf:Bag></dc:language>\n")
	if !d.Gemaakt.IsZero() {
		date := d.Gemaakt.Format("2006-01-02T15:04:05-07:00")
		write("<xmp:CreateDate>", date, "</xmp:CreateDate>\n")
		write("<xmp:ModifyDate>", date, "</xmp:ModifyDate>\n")
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.Bytes()
}

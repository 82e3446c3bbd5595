package antwoord

import (
	"encoding/xml"
	"fmt"
	"io"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Fo01 is what the error message of the StUF envelope says of a file that is no
// valid message (Specificaties GGk 2.1: a municipality answers such a file with
// Fo01 and code StUF055, not with a return message).
type Fo01 struct {
	// Code is "StUF055": the content does not meet its schema.
	Code string `json:"code"`
	// Plek is "client": the fault is with whoever sent the file.
	Plek string `json:"plek"`
	// Omschrijving is a Dutch sentence.
	Omschrijving string `json:"omschrijving"`
	// Details names the message and the release: "WMO301-00030002". The form is
	// known from an example of release 2; that 3.2 fills in 0003 and 0002 is
	// inferred.
	Details string `json:"details,omitempty"`
	// Fouten are the structural faults, without anything from the file.
	Fouten []istandaard.Fout `json:"fouten"`
}

// NieuweFo01 describes a file that does not meet the schema. The kind of message
// is that of its root (Codec.Herken), or zero when that is not known either.
func NieuweFo01(u istandaard.Uitgave, s istandaard.Soort, fouten []istandaard.Fout) Fo01 {
	f := Fo01{
		Code: "StUF055", Plek: "client", Fouten: fouten,
		Omschrijving: "Het bericht voldoet niet aan het schema (XSD) van de standaard.",
	}
	if s.Bestaat() {
		f.Details = fmt.Sprintf("%v-%04d%04d", s, u.Versie, u.Subversie)
	}
	return f
}

// Stuurgegevens is the head of the envelope around an Fo01.
type Stuurgegevens struct {
	// Zender and Ontvanger are a municipality code, an AGB code, or one of the
	// fixed words of the envelope.
	Zender, Ontvanger string
	// ZenderApplicatie and OntvangerApplicatie name the programs, without version.
	ZenderApplicatie, OntvangerApplicatie string
	// Referentienummer is a new UUID version 4, CrossRefnummer that of the
	// envelope that is answered.
	Referentienummer, CrossRefnummer string
	// TijdstipBericht is the moment of sending, yyyyMMddHHmmss.
	TijdstipBericht string
}

// Schrijf writes the Fo01 as XML.
func (f Fo01) Schrijf(w io.Writer, s Stuurgegevens) error {
	data, err := xml.MarshalIndent(f.xml(s), "", "  ")
	if err != nil {
		return fmt.Errorf("istandaard: make Fo01: %w", err)
	}
	if _, err := fmt.Fprintf(w, "%s%s\n", xml.Header, data); err != nil {
		return fmt.Errorf("istandaard: write Fo01: %w", err)
	}
	return nil
}

type fo01XML struct {
	XMLName xml.Name `xml:"StUF:Fo01Bericht"`
	Ruimte  string   `xml:"xmlns:StUF,attr"`
	Stuur   struct {
		Berichtcode string   `xml:"StUF:berichtcode"`
		Zender      partijen `xml:"StUF:zender"`
		Ontvanger   partijen `xml:"StUF:ontvanger"`
		Referentie  string   `xml:"StUF:referentienummer"`
		Tijdstip    string   `xml:"StUF:tijdstipBericht"`
		CrossRef    string   `xml:"StUF:crossRefnummer"`
	} `xml:"StUF:stuurgegevens"`
	Body struct {
		Code         string    `xml:"StUF:code"`
		Plek         string    `xml:"StUF:plek"`
		Omschrijving string    `xml:"StUF:omschrijving"`
		Details      string    `xml:"StUF:details,omitempty"`
		DetailsXML   []foutXML `xml:"StUF:detailsXML>fouten>fout"`
	} `xml:"StUF:body"`
}

type partijen struct {
	Organisatie string `xml:"StUF:organisatie"`
	Applicatie  string `xml:"StUF:applicatie"`
}

type foutXML struct {
	Code  string `xml:"code"`
	Plek  string `xml:"plek,omitempty"`
	Regel int    `xml:"regel,omitempty"`
	Kolom int    `xml:"kolom,omitempty"`
	Tekst string `xml:"tekst"`
}

func (f Fo01) xml(s Stuurgegevens) fo01XML {
	x := fo01XML{Ruimte: "http://www.egem.nl/StUF/StUF0301"}
	x.Stuur.Berichtcode = "Fo01"
	x.Stuur.Zender = partijen{s.Zender, s.ZenderApplicatie}
	x.Stuur.Ontvanger = partijen{s.Ontvanger, s.OntvangerApplicatie}
	x.Stuur.Referentie, x.Stuur.Tijdstip, x.Stuur.CrossRef = s.Referentienummer, s.TijdstipBericht, s.CrossRefnummer
	x.Body.Code, x.Body.Plek, x.Body.Omschrijving, x.Body.Details = f.Code, f.Plek, f.Omschrijving, f.Details
	for _, fout := range f.Fouten {
		x.Body.DetailsXML = append(x.Body.DetailsXML, foutXML{fout.Regel, fout.Plek, fout.Regelnummer, fout.Kolom, fout.Tekst})
	}
	return x
}

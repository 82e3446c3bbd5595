package stand

import (
	"context"

	"codeberg.org/wijzer/wijzer/istandaard"
)

// Partijen are the domain, the municipality and the provider that a message goes
// between. Numbers are unique within these: assignments per municipality and
// domain, references and declarations per provider and domain.
type Partijen struct {
	// Domein is the law.
	Domein istandaard.Domein
	// Gemeente is a municipality code of four digits.
	Gemeente string
	// Aanbieder is an AGB code of eight digits.
	Aanbieder string
}

// PartijenVan gives who a message goes between.
func PartijenVan(b istandaard.Bericht) Partijen {
	k := b.Kop()
	if b.Soort().AfzenderIsGemeente() {
		return Partijen{b.Soort().Domein, k.Afzender, k.Ontvanger}
	}
	return Partijen{b.Soort().Domein, k.Ontvanger, k.Afzender}
}

// Stand is what the receiver of a message knows. Rejected messages are no part of
// it: they count as not sent (OP286). An implementation may answer from a
// database; an error ends the check and is passed on.
type Stand interface {
	Berichten
	Toewijzingen
	Regie
	Verzoeken
	Declaraties
	Afspraken
}

// Berichten knows which messages came before.
type Berichten interface {
	// BerichtBekend reports whether an earlier message of this kind and sender
	// had this identification (TR056).
	BerichtBekend(ctx context.Context, s istandaard.Soort, afzender, identificatie string) (bool, error)
}

// Toewijzingen knows the assignments. Of each it gives the version that holds:
// the one with the latest Toewijzingsdatum and Toewijzingstijd (IV013).
type Toewijzingen interface {
	// Toewijzing finds an assignment of a municipality by its number, whoever the
	// client and provider are; nil when there is none.
	Toewijzing(ctx context.Context, p Partijen, nummer int64) (*Toewijzing, error)
	// ToewijzingenVan gives the assignments of a client with this provider, those
	// that have ended or are removed too.
	ToewijzingenVan(ctx context.Context, p Partijen, bsn istandaard.Bsn) ([]Toewijzing, error)
}

// Toewijzing is an assignment with whom it is for.
type Toewijzing struct {
	istandaard.ToegewezenProduct
	// Bsn is of the client, Aanbieder the AGB code of the provider.
	Bsn       istandaard.Bsn
	Aanbieder string
}

// Regie knows what the start and stop messages said.
type Regie interface {
	// Leveringen gives the starts of a client with this provider that have not
	// been taken back, each with its stops that have not been taken back.
	Leveringen(ctx context.Context, p Partijen, bsn istandaard.Bsn) ([]Levering, error)
}

// Levering is a start and the stops that followed on it: none while it runs, a
// temporary one, a definitive one, or a temporary and then a definitive one.
type Levering struct {
	// Start is as the 305 had it.
	Start istandaard.StartProduct
	// Stops are as the 307s had them, in order of receipt.
	Stops []istandaard.StopProduct
}

// Verzoeken knows the requests of providers and what became of them.
type Verzoeken interface {
	// Verzoek finds a request by its reference; nil when there is none.
	Verzoek(ctx context.Context, p Partijen, referentie string) (*Verzoek, error)
	// VerzoekenVan gives the requests for a client by this provider.
	VerzoekenVan(ctx context.Context, p Partijen, bsn istandaard.Bsn) ([]Verzoek, error)
}

// Verzoek is one request: a product of a 315, or a 317 as a whole.
type Verzoek struct {
	// Referentie is its ReferentieAanbieder.
	Referentie string
	// Bsn is of the client it is for.
	Bsn istandaard.Bsn
	// Toegewezen tells that a 301 with this reference was sent.
	Toegewezen bool
	// Antwoorden are the VerzoekAntwoord of the 319s on it, in order of sending.
	Antwoorden []string
}

// Loopt reports whether the request still waits for a decision: no 301, and no
// 319 that rejects it (TR374).
func (v *Verzoek) Loopt() bool {
	if v.Toegewezen {
		return false
	}
	for _, a := range v.Antwoorden {
		if a == istandaard.VerzoekAfgewezen {
			return false
		}
	}
	return true
}

// Declaraties knows what was claimed.
type Declaraties interface {
	// DeclaratieBekend reports whether the provider used this number before (TR333).
	DeclaratieBekend(ctx context.Context, p Partijen, nummer string) (bool, error)
	// LaatstePeriode gives the last declaration period of the provider; the
	// second result is false when there was none.
	LaatstePeriode(ctx context.Context, p Partijen) (istandaard.GeslotenPeriode, bool, error)
	// Prestatie finds a performance by its ReferentieNummer; nil when there is none.
	Prestatie(ctx context.Context, p Partijen, referentie string) (*Prestatie, error)
	// PrestatiesOp gives the performances that were claimed on an assignment,
	// without those that were rejected.
	PrestatiesOp(ctx context.Context, p Partijen, toewijzing int64) ([]Prestatie, error)
	// Declaratie finds a declaration by its BerichtIdentificatie; nil when there
	// is none.
	Declaratie(ctx context.Context, p Partijen, identificatie string) (*istandaard.Bericht323, error)
}

// Oordeel is what became of a performance.
type Oordeel uint8

// What became of a performance.
const (
	InBehandeling Oordeel = iota + 1 // no 325 yet
	Goedgekeurd                      // a 325 came that does not reject it
	Afgewezen                        // a 325 rejects it
)

// Prestatie is a performance that was claimed, with whom it is for.
type Prestatie struct {
	istandaard.Prestatie
	// Bsn is of the client, Oordeel what became of it.
	Bsn     istandaard.Bsn
	Oordeel Oordeel
	// Gecrediteerd tells that a credit on it was claimed and not rejected.
	Gecrediteerd bool
}

// Afspraken knows what municipality and provider agreed.
type Afspraken interface {
	// Product tells whether a code belongs to a category in the product list they
	// use; bekend is false when no list is known.
	Product(ctx context.Context, p Partijen, categorie, code string) (past, bekend bool, err error)
	// Tarief gives the price that the contract has for a product on a day; nil
	// when it is not known.
	Tarief(ctx context.Context, p Partijen, categorie, code string, dag istandaard.Datum) (*Tarief, error)
}

// Tarief is a price in a contract.
type Tarief struct {
	// Eenheid is the unit of the price; code list WJ756.
	Eenheid string
	// Bedrag is the price per unit in whole eurocents.
	Bedrag int64
}

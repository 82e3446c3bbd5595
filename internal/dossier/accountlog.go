package dossier

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Wijziger is who changes accounts.
type Wijziger struct {
	// Door is an account, or one of the words below.
	Door     string
	Herkomst string // the network address, or the user of the computer; stored encrypted
}

// The words for who changes accounts where it is no account.
const (
	DoorOpdrachtregel = "opdrachtregel" // a command on the computer that Wijzer runs on
	DoorAanmelden     = "aanmelden"     // the program itself, while someone signs in
	DoorProefstad     = "proefstad"     // the program itself, when it makes the trial city
	DoorVernietigen   = "vernietigen"   // the program itself: the term of the account has passed, or its client's file was destroyed
	DoorOnbekend      = "onbekend"      // nobody said so
)

type wijzigerSleutel struct{}

// MetWijziger gives a context in which changes of accounts are written down as
// done by someone.
func MetWijziger(ctx context.Context, w Wijziger) context.Context {
	return context.WithValue(ctx, wijzigerSleutel{}, w)
}

// WijzigerVan gives who changes accounts in a context; DoorOnbekend where nobody
// said so.
func WijzigerVan(ctx context.Context) Wijziger {
	w, ok := ctx.Value(wijzigerSleutel{}).(Wijziger)
	if !ok || w.Door == "" {
		w.Door = DoorOnbekend
	}
	return w
}

// Accounthandeling is what changed of an account. The words are stored.
type Accounthandeling string

// The changes of accounts (BIO2 5.16 and 5.18: who got which rights, and from
// whom).
const (
	AccountGemaakt      Accounthandeling = "gemaakt"
	AccountRollen       Accounthandeling = "rollen"
	AccountGeblokkeerd  Accounthandeling = "geblokkeerd"
	AccountOpen         Accounthandeling = "open"
	AccountWachtwoord   Accounthandeling = "wachtwoord"
	AccountZonderWoord  Accounthandeling = "wachtwoord-weg"
	AccountTweedeStap   Accounthandeling = "tweede-stap"
	AccountZonderStap   Accounthandeling = "tweede-stap-weg"
	AccountGekoppeld    Accounthandeling = "gekoppeld"
	AccountOntkoppeld   Accounthandeling = "ontkoppeld"
	AccountPersoon      Accounthandeling = "persoon"
	AccountZonderMens   Accounthandeling = "persoon-weg"
	AccountMandaat      Accounthandeling = "mandaat"
	AccountMandaatGeen  Accounthandeling = "mandaat-weg"
	AccountVernietigd   Accounthandeling = "vernietigd"
	accountlogBladzijde                  = 50
)

// Accountwijziging is one line of the journal of accounts. It holds no password,
// code or secret.
type Accountwijziging struct {
	Nr        int64
	Op        time.Time
	Handeling Accounthandeling
	Account   string // whose; empty for the mandate
	Door      string // who did it: an account, or one of the words of Wijziger
	Herkomst  string
	Systeem   string // the process that wrote it
	Erbij     []AccountRol
	Eraf      []AccountRol
	Persoon   string // of AccountPersoon: who the account is in the register
	Kenmerk   string // of AccountMandaat: the SHA-256 of the mandate that holds from then on, in hex
	// Vernietigd tells that what is locked of the line was destroyed: Herkomst to
	// Kenmerk are not known any more.
	Vernietigd bool
}

// Accountlogvraag asks for lines of the journal of accounts; the zero value asks
// for the last of all.
type Accountlogvraag struct {
	Account string // whose
	Pagina
}

// Accountlog is a page of the journal of accounts, the last line first.
type Accountlog struct {
	Regels []Accountwijziging
	Verder string // for Pagina.Na; empty: there is no more
}

// Accountlog gives a page of the journal of accounts to who supervises.
func (g *Gebruik) Accountlog(ctx context.Context, wie Wie, vraag Accountlogvraag) (out Accountlog, err error) {
	if vraag.Aantal == 0 {
		vraag.Aantal = accountlogBladzijde
	}
	err = g.lees(ctx, wie, toegang.Lezen, toegang.Privacytoezicht, Inzage{Handeling: Lijst, Pagina: "accountlog"}, func(l Lezing) (err error) {
		out, err = l.Accountlog(ctx, vraag)
		return err
	})
	return out, err
}

// Package dossier holds the use cases of Wijzer and, below them, what they ask
// of the world: the store, the clock and the outbox. Package opslag implements
// the store; the use cases know these interfaces alone.
//
// # The log of facts
//
// What is recorded is an entry (Invoer) in the log of one family: that a person
// is a member, a fact, a piece of text, a task, that someone is involved.
// Entries are only ever added. A correction is a later entry, and a withdrawal
// (Intrekking) is an entry too. Every entry stands in a compartment (Vak), and
// a reader gets an entry only when package toegang says so.
//
// # Reading
//
// Nothing is read without a question that package toegang has made ready
// (toegang.Toets): who asks, to do what, for which purpose, when. Timers and
// message matching ask as named system actors. Opslag.Read opens one moment of the
// store for one page, and when it ends, what was shown is written to the access
// log: a page that cannot be logged is not given. What a reader may not see
// does not exist for him: ErrNietGevonden is the one answer.
//
// # Writing
//
// Opslag.Write runs one request in one serialisable transaction. A request has
// a key: sent twice, it happens once, and the second time gives the result of
// the first. It can name the state (Gezin.Stand) of the families that the
// writer had before him; when something that he may see was added since,
// nothing is written and he gets a Conflict that carries the difference.
//
//	uitkomst, err := store.Write(ctx, dossier.Opdracht{Toets: toets, Sleutel: key, Gezien: seen},
//		func(tx dossier.Tx) error {
//			gezin, err := tx.BeginGezin(ctx)
//			…
//			_, err = tx.Add(ctx, gezin, dossier.Feit{Vak: vak, Feit: gezin.Feit{…}})
//			return err
//		})
//
// The function may run more than once, so it changes nothing outside tx.
package dossier

import (
	"context"
	"time"

	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// Klok tells the time. The program passes time.Now, a test its own.
type Klok func() time.Time

// Opslag is the store.
type Opslag interface {
	// Write runs one request in one transaction; see the package comment. The
	// errors are those of fn, *Conflict, ErrHerhaaldAnders, or a fault of the
	// database that repeats no data.
	Write(ctx context.Context, o Opdracht, fn func(Tx) error) (Uitkomst, error)

	// Read gives one page to one reader and logs it. Where fn fails, the
	// attempt is logged as refused and Read returns its error.
	Read(ctx context.Context, t toegang.Toets, i Inzage, fn func(Lezing) error) error

	// Registerstand gives a mark that changes whenever something is added to
	// the register that a search term leads to; empty where there is none. It
	// knows registers about nobody alone, tells nothing of what is in one, and
	// is not logged: every process asks it before every page.
	Registerstand(ctx context.Context, z Zoekterm) (string, error)
}

// Opdracht is one request that writes.
type Opdracht struct {
	// Toets says who writes and what he may see of what is there. Whether he
	// may do what he does, the use case asks before it writes.
	Toets toegang.Toets
	// Sleutel is the key of the request, made by who sends it (a form carries
	// one). It counts per account. Empty: every sending is a new request.
	Sleutel string
	// Vorm is what was asked, in bytes that are equal for equal requests. A
	// key that comes again with another form is refused (ErrHerhaaldAnders).
	Vorm []byte
	// Gezien gives for each family the Stand that the writer had before him.
	// A family that is not in it is written without looking.
	Gezien map[string]string
	// Ook are further parts of the request, which fn writes with Tx.Voor: what
	// the writer had before him for another purpose. Each is looked at before
	// anything is written.
	Ook []Opdrachtdeel
}

// Opdrachtdeel is a part of a request that is written for another purpose.
type Opdrachtdeel struct {
	Toets  toegang.Toets
	Gezien map[string]string // as Opdracht.Gezien
}

// Uitkomst is what a request gave.
type Uitkomst struct {
	Resultaat []byte // as fn left it with Tx.Resultaat
	Herhaald  bool   // the request was done before; nothing was done now
}

// Tx writes in one request, and reads with the rights of its reader.
type Tx interface {
	Lezing

	// NieuweID gives an id that no one has, for a person that Add is going to
	// register. Ids follow from the key of the request, so that a repeated
	// request has the same, and tell nothing about what else exists.
	NieuweID() string

	// BeginGezin begins a family without members and gives its id.
	BeginGezin(ctx context.Context) (string, error)

	// Add adds entries to the log of a family, in order, and gives their ids.
	// ErrNietGevonden where the family, or an entry that is referred to, is
	// not in the store; ErrInvoer where an entry lacks what it needs; ErrRegie
	// where the family would have two casusregisseurs on one day.
	Add(ctx context.Context, gezin string, invoer ...Invoer) ([]string, error)

	// WisselRegie makes one account the casusregisseur of a family, from today
	// on: the one who was it ends, the new one begins, in this transaction.
	// That holds for what the writer may not see as well: no member keeps the
	// old one, and who had one gets the new one, for whom that member's being in
	// a case is then all there is to see. Nothing of it is told to the writer.
	WisselRegie(ctx context.Context, gezin string, w Regiewissel) error

	// Voor writes in the same transaction for another purpose of the same writer,
	// or as a part of the program. All parts of a request hold together, or none
	// does. What a part ends or withdraws, it must be able to see itself.
	Voor(t toegang.Toets) Tx

	// Als reads in the same transaction with the rights of a system actor. What
	// it gave is logged as read by that actor once the transaction holds.
	Als(t toegang.Toets) Lezing

	// Send puts something in the outbox, to leave once the transaction holds.
	Send(ctx context.Context, u Uitgaand) (string, error)

	// Resultaat keeps the result of the request, which a repeat gets too.
	Resultaat([]byte)
}

// Lezing reads one moment of the store with the rights of one reader.
type Lezing interface {
	// Gezin gives all that the reader may see of a family. Soorten narrows it
	// to some kinds of records; none means all.
	Gezin(ctx context.Context, id string, soorten ...toegang.Soort) (*Gezin, error)

	// Persoon gives all that the reader may see about one person, in whatever
	// family it was recorded. ErrNietGevonden where there is nothing.
	Persoon(ctx context.Context, id string, soorten ...toegang.Soort) (*Gezin, error)

	// Personen gives the same for several people, by their ids. Who is not in
	// it, there is nothing to see of. No id may be empty.
	Personen(ctx context.Context, ids []string, soorten ...toegang.Soort) (map[string]*Gezin, error)

	// Gezinnen gives the ids of the families of which the reader may see that
	// the person is a member, sorted.
	Gezinnen(ctx context.Context, persoon string) ([]string, error)

	// ZonderRegie gives the families that have members today and no
	// casusregisseur among the given accounts: at most aantal, sorted, after na.
	// It answers the part of the program that guards terms, and nobody else.
	ZonderRegie(ctx context.Context, regisseurs []string, na string, aantal int) ([]Regiegat, error)

	// Bijlage gives the file of a piece that stands and that the reader may see.
	// ErrNietGevonden where there is no such piece for him, or it has no file.
	Bijlage(ctx context.Context, id string) ([]byte, error)

	// Werklijst gives a page of the tasks that the reader may see, for himself
	// and for his teams, by due date.
	Werklijst(ctx context.Context, p Pagina) (Werklijst, error)

	// Stukken gives a page of all pieces of one kind that the reader may see and
	// that stand, in whatever family, in the order of their ids; verder is for
	// the next page, empty where there is none. It is for system actors that
	// count; to others there is nothing (ErrNietGevonden).
	Stukken(ctx context.Context, soort toegang.Soort, p Pagina) (stukken []Stuk, verder string, err error)

	// TeBeoordelen gives a page of the open tasks about what the gate held that
	// the reader may review, whoever they are about, by due date.
	TeBeoordelen(ctx context.Context, p Pagina) (Werklijst, error)

	// Rijen gives a page of the rows of a relation that the reader may see, of
	// everyone, the newest first. Rows that never held are left out.
	Rijen(ctx context.Context, r toegang.Relatie, p Pagina) (Rijen, error)

	// Inzagen gives a page of the access log, the last first. ErrNietGevonden to
	// who may not read it.
	Inzagen(ctx context.Context, v Inzagevraag) (Inzagen, error)

	// Accountlog gives a page of the journal of accounts, the last first.
	// ErrNietGevonden to who may not read it.
	Accountlog(ctx context.Context, v Accountlogvraag) (Accountlog, error)

	// Blikken gives the last lines of the access log about a person that the
	// reader may see, at most n, the newest first: who looked, when and in which
	// role. What the program itself read is not among them.
	Blikken(ctx context.Context, persoon string, n int) ([]Blik, error)

	// AVGTaken gives a page of the open tasks about requests of people about
	// their own data that the reader may see, whoever they are of, by due date.
	AVGTaken(ctx context.Context, p Pagina) (Werklijst, error)

	// Zoek gives the people that a search term leads to by an entry that the
	// reader may see, sorted by id.
	Zoek(ctx context.Context, z Zoekterm) ([]string, error)
}

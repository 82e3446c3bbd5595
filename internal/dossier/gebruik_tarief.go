package dossier

import (
	"context"
	"encoding/json"

	"codeberg.org/wijzer/wijzer/internal/geld"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TariefVersie is a price that somebody proposed for the catalogue: the choices
// that were made, the price that followed, and the receipt of all that went in.
// The price and the receipt stay as they were, also where a later release would
// compute another one.
type TariefVersie struct {
	ID    string `json:"-"` // filled in when it is read
	Door  string `json:"-"` // the account that proposed it
	Op    int64  `json:"-"` // microseconds since 1970
	Model string `json:"model"`
	// Keuzes are the answers that differ from the model, by the name of their
	// field. They are about nobody.
	Keuzes      map[string]string `json:"keuzes"`
	Kiezer      string            `json:"kiezer"` // the office that chose, never a person
	Bedrag      geld.Bedrag       `json:"bedrag"`
	Eenheid     string            `json:"eenheid"` // "uur" or "client-week"
	Kwitantie   string            `json:"kwitantie"`
	RekenVersie string            `json:"rekenversie"`
	Toelichting string            `json:"toelichting"`
	Titel       string            `json:"titel,omitempty"`
	// Prijzen are the lines that the catalogue takes over once it is approved,
	// and Van is their first day. None: the version was proposed before prices
	// went into the catalogue.
	Prijzen []Tariefprijs `json:"prijzen,omitempty"`
	Van     termijn.Dag   `json:"van,omitempty"`
	Zeker   string        `json:"zeker,omitempty"` // the status of the weakest thing in it, as a word

	Beslissing *TariefBeslissing `json:"-"` // nil: it still waits for a second person
}

// TariefBeslissing is what the second person decided.
type TariefBeslissing struct {
	Door    string `json:"-"`
	Op      int64  `json:"-"`
	Versie  string `json:"versie"`
	Akkoord bool   `json:"akkoord"`
	Reden   string `json:"reden"`
}

// The faults of deciding on a tariff.
var (
	ErrTariefZelfde  = &Fout{"TARIEF-ZELFDE", "U stelde dit tarief zelf voor. Iemand anders moet het goedkeuren of afwijzen."}
	ErrTariefBeslist = &Fout{"TARIEF-BESLIST", "Over dit voorstel is al besloten. Open de pagina opnieuw."}
	ErrTariefTeLaat  = &Fout{"TARIEF-TE-LAAT", "De eerste dag van deze prijs is voorbij. Een prijs gaat niet met terugwerkende kracht in. Stel het tarief opnieuw voor, met vandaag of een latere dag."}
	ErrTariefPast    = &Fout{"TARIEF-PAST-NIET", "De regels van de gemeente nemen deze prijs niet aan. Vraag de functioneel beheerder om de regels na te kijken."}
)

// Tariefmakers gives the roles that propose and decide on tariffs.
func Tariefmakers() []toegang.Rol {
	return []toegang.Rol{toegang.Contractmanager, toegang.Beleidsmaker}
}

// Tarieflezers gives the roles that have the pages of tariffs.
func Tarieflezers() []toegang.Rol {
	return append(Tariefmakers(), toegang.FunctioneelBeheerder)
}

// The kinds of pieces in the register of tariffs. They are stored.
const (
	aardTariefregister = "tariefregister"
	aardTariefversie   = "tariefversie"
	aardTariefbesluit  = "tariefbesluit"
)

// zoekRegister finds the register of tariffs. It is stored through its hash.
const zoekRegister Zoekveld = "register"

// tariefVak is the compartment of tariffs: about nobody, under no law.
func tariefVak() Vak { return Vak{Soort: toegang.STarief, Domein: toegang.DStatistiek} }

// Tarieven gives all versions of tariffs, in the order in which they were
// proposed. None: nobody proposed one yet.
func (g *Gebruik) Tarieven(ctx context.Context, wie Wie, i Inzage) ([]TariefVersie, error) {
	var out []TariefVersie
	err := g.lees(ctx, wie, toegang.Lezen, toegang.Beleid, i, func(l Lezing) error {
		var err error
		_, out, err = tariefregister(ctx, l)
		return err
	})
	return out, err
}

// tariefregister reads the register and gives its id; empty where there is
// none yet.
func tariefregister(ctx context.Context, l Lezing) (string, []TariefVersie, error) {
	ids, err := l.Zoek(ctx, Zoekterm{zoekRegister, aardTariefregister})
	if err != nil || len(ids) == 0 {
		return "", nil, err
	}
	reg, err := l.Gezin(ctx, ids[0], toegang.STarief)
	if err != nil {
		return "", nil, err
	}
	var out []TariefVersie
	at := map[string]int{}
	for i := range reg.Stukken {
		s := &reg.Stukken[i]
		switch {
		case s.Ingetrokken != 0:
		case s.Aard == aardTariefversie:
			v := TariefVersie{ID: s.ID, Door: s.Door, Op: s.Vastgezet}
			if err := json.Unmarshal(s.Inhoud, &v); err != nil {
				return "", nil, err
			}
			at[v.ID] = len(out)
			out = append(out, v)
		case s.Aard == aardTariefbesluit:
			b := TariefBeslissing{Door: s.Door, Op: s.Vastgezet}
			if err := json.Unmarshal(s.Inhoud, &b); err != nil {
				return "", nil, err
			}
			if i, ok := at[b.Versie]; ok && out[i].Beslissing == nil {
				out[i].Beslissing = &b
			}
		}
	}
	return ids[0], out, nil
}

// magTarief asks whether someone may write tariffs.
func (g *Gebruik) magTarief(wie Wie) error {
	t := toegang.Prepare(wie.Vraag(toegang.Schrijven, toegang.Beleid, g.Moment()))
	if !t.Allows(toegang.Record{Soort: toegang.STarief}, &toegang.Geheugen{}) {
		return ErrNietGevonden
	}
	return nil
}

// StelTariefVoor records a proposal and gives its id. It holds once a second
// person approves.
//
// A price has no effect on days that are over: ErrTariefTeLaat.
func (g *Gebruik) StelTariefVoor(ctx context.Context, v Verzoek, t TariefVersie) (string, error) {
	if len(t.Prijzen) > 0 && t.Van < g.Moment().Dag {
		return "", ErrTariefTeLaat
	}
	u, err := g.schrijfTarief(ctx, v, func(tx Tx) error {
		id, _, err := tariefregister(ctx, tx)
		if err != nil {
			return err
		}
		if id == "" {
			if id, err = beginTariefregister(ctx, tx); err != nil {
				return err
			}
		}
		added, err := voegTariefstuk(ctx, tx, id, aardTariefversie, t)
		if err != nil {
			return err
		}
		tx.Resultaat([]byte(added))
		return nil
	})
	return string(u.Resultaat), err
}

// BeslisTarief records what a second person decides on a proposal. Who
// proposed it does not decide on it, and nobody decides twice. What is approved
// was read by the loader of the catalogue, together with all that was approved
// before; what it does not take is not approved (ErrTariefPast).
func (g *Gebruik) BeslisTarief(ctx context.Context, v Verzoek, b TariefBeslissing, rules *regeling.Regeling) error {
	_, err := g.schrijfTarief(ctx, v, func(tx Tx) error {
		id, versions, err := tariefregister(ctx, tx)
		if err != nil {
			return err
		}
		for i := range versions {
			t := &versions[i]
			switch {
			case t.ID != b.Versie:
				continue
			case t.Beslissing != nil:
				return ErrTariefBeslist
			case t.Door == v.Wie.Account:
				return ErrTariefZelfde
			case b.Akkoord:
				t.Beslissing = &TariefBeslissing{Akkoord: true, Op: g.laatst(versions)}
				if err := g.pastTarief(rules, versions, t); err != nil {
					return err
				}
			}
			_, err := voegTariefstuk(ctx, tx, id, aardTariefbesluit, b)
			return err
		}
		return ErrNietGevonden
	})
	return err
}

func (g *Gebruik) schrijfTarief(ctx context.Context, v Verzoek, fn func(Tx) error) (Uitkomst, error) {
	if err := g.magTarief(v.Wie); err != nil {
		return Uitkomst{}, err
	}
	toets := toegang.Prepare(v.Wie.Vraag(toegang.Lezen, toegang.Beleid, g.Moment()))
	return g.Opslag.Write(ctx, Opdracht{Toets: toets, Sleutel: v.Sleutel, Vorm: v.Vorm}, fn)
}

// beginTariefregister begins the one log of tariffs: a log without members,
// that is found by its kind.
func beginTariefregister(ctx context.Context, tx Tx) (string, error) {
	id, err := tx.BeginGezin(ctx)
	if err != nil {
		return "", err
	}
	_, err = tx.Add(ctx, id, Stuk{Vak: tariefVak(), Aard: aardTariefregister, Over: id, Zoek: []Zoekterm{{zoekRegister, aardTariefregister}}})
	return id, err
}

func voegTariefstuk(ctx context.Context, tx Tx, register, aard string, content any) (string, error) {
	text, err := json.Marshal(content)
	if err != nil {
		return "", err
	}
	ids, err := tx.Add(ctx, register, Stuk{Vak: tariefVak(), Aard: aard, Inhoud: text})
	if err != nil {
		return "", err
	}
	return ids[0], nil
}

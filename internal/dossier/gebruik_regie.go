package dossier

import (
	"context"
	"slices"

	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/termijn"
)

// TaakRegie asks to name a casusregisseur: the family has none.
const TaakRegie = "regie-aanwijzen"

// ErrGeenRegisseur refuses an account that cannot direct a family today.
var ErrGeenRegisseur = &Fout{"REGIE-ROL", "Kies iemand die vandaag casusregisseur is."}

// regieTaak is the alarm of a family without a casusregisseur, for everyone who
// works with someone of it. It is due on the day itself.
func regieTaak(dag termijn.Dag) Taak {
	return Taak{Vak: VakGezin(toegang.STaak), Aard: TaakRegie, Vervalt: dag}
}

// Regisseurs gives who directs this family today, sorted, as far as the reader
// may see. What the casusregisseur of another family of a member is, is not in
// it. The store sees to it that there is never more than one.
func (b *Beeld) Regisseurs() []string {
	var out []string
	for i := range b.Relaties {
		r := &b.Relaties[i]
		w := r.Rij.Waarden
		if r.Relatie == toegang.Betrokken && r.Ingetrokken == 0 && r.Gezin == b.ID && w[toegang.CRol] == string(toegang.Casusregisseur) && geldt(r.Rij, b.Moment.Dag) {
			out = append(out, w[toegang.CLezer])
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// HeeftRol tells whether an account has a role on a day and is not blocked.
func (a *Account) HeeftRol(rol toegang.Rol, dag termijn.Dag) bool {
	return !a.Geblokt && slices.ContainsFunc(a.RollenOp(dag), func(r AccountRol) bool { return r.Rol == string(rol) })
}

// Regisseurskeuze gives the accounts that can direct a family today, sorted by
// id.
func (g *Gebruik) Regisseurskeuze(ctx context.Context, a Accounts) ([]Account, error) {
	all, err := a.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	dag := g.Moment().Dag
	return slices.DeleteFunc(all, func(one Account) bool { return !one.HeeftRol(toegang.Casusregisseur, dag) }), nil
}

// geefbaar gives, per member of whom a reader may say who directs, the classes
// for which he can involve another: those that he reads himself.
func (g *Gebruik) geefbaar(wie Wie, b *Beeld) map[string][]gezin.Klasse {
	out := map[string][]gezin.Klasse{}
	for _, p := range b.Mensen() {
		vak := VakVan(p, b.Wet(p), toegang.SRegie, gezin.Betrokken)
		doel, ok := doelVoor(wie.Rol, vak)
		if !ok || !g.mag(wie, b, toegang.Schrijven, doel, vak) {
			continue
		}
		for _, k := range gezin.Klassen() {
			if b.Leest(wie, p, k) || k == gezin.Betrokken {
				out[p] = append(out[p], k)
			}
		}
	}
	return out
}

// WijsRegisseurAan makes an account the casusregisseur of a family, from today
// on. The one before him ends in the same transaction, and the alarm with it.
// The new one gets no class that the writer does not read himself.
func (g *Gebruik) WijsRegisseurAan(ctx context.Context, a Accounts, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, naar string) error {
	keuze, err := g.Regisseurskeuze(ctx, a)
	if err != nil {
		return err
	}
	wissel := Regiewissel{Naar: naar, Klassen: g.geefbaar(v.Wie, b)}
	if len(wissel.Klassen) == 0 {
		return ErrNietGevonden
	}
	if !slices.ContainsFunc(keuze, func(one Account) bool { return one.ID == naar }) {
		return ErrGeenRegisseur
	}
	return g.schrijf(ctx, v, b, gezien, toegang.SRegie, func(tx Tx) error {
		if err := tx.WisselRegie(ctx, b.ID, wissel); err != nil {
			return err
		}
		return voegToe(ctx, tx, b.ID, g.regieAf(v.Wie, b))
	})
}

// regieAf ends the alarms that the reader sees and may end.
func (g *Gebruik) regieAf(wie Wie, b *Beeld) []Invoer {
	var out []Invoer
	for i := range b.Taken {
		t := &b.Taken[i]
		if af := (TaakAf{t.ID}); t.Aard == TaakRegie && !t.Voltooid && t.Ingetrokken == 0 && g.magSchrijven(wie, b.Gezin, []Invoer{af}) == nil {
			out = append(out, af)
		}
	}
	return out
}

// voegToe adds entries where there are any.
func voegToe(ctx context.Context, tx Tx, familie string, invoer []Invoer) error {
	if len(invoer) == 0 {
		return nil
	}
	_, err := tx.Add(ctx, familie, invoer...)
	return err
}

// schrijf runs one transaction in a family, under the purpose of what the family
// shares, with the state of that purpose that the writer had before him.
func (g *Gebruik) schrijf(ctx context.Context, v Verzoek, b *Beeld, gezien map[toegang.Activiteit]string, soort toegang.Soort, fn func(Tx) error) error {
	doel, ok := doelVoor(v.Wie.Rol, VakGezin(soort))
	if !ok {
		return ErrNietGevonden
	}
	_, err := g.Opslag.Write(ctx, g.schrijfopdracht(v, b.ID, gezien, doel), fn)
	return err
}

// wachtStap is how many families one look of the guard takes.
const wachtStap = 100

// BewaakRegie raises the alarm for every active family (Beeld.Actief) without a
// casusregisseur: it never had one, or his involvement ended, or his role, or
// his account was blocked. It gives how many it found. Each gap has one alarm,
// however often and by however many processes this is done; where it was ended
// and nobody directs, it comes back.
func (g *Gebruik) BewaakRegie(ctx context.Context, a Accounts) (int, error) {
	keuze, err := g.Regisseurskeuze(ctx, a)
	if err != nil {
		return 0, err
	}
	var ids []string
	for i := range keuze {
		ids = append(ids, keuze[i].ID)
	}
	toets := g.alsBewaker()
	found, na := 0, ""
	for {
		var gaten []Regiegat
		err := g.Opslag.Read(ctx, toets, Inzage{Handeling: Lijst, Pagina: "regiewacht"}, func(l Lezing) error {
			var err error
			gaten, err = l.ZonderRegie(ctx, ids, na, wachtStap)
			return err
		})
		if err != nil || len(gaten) == 0 {
			return found, err
		}
		for _, gat := range gaten {
			na = gat.Gezin
			actief, err := g.meldGat(ctx, toets, gat)
			if err != nil {
				return found, err
			}
			if actief {
				found++
			}
		}
	}
}

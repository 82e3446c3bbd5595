package web

import (
	"strings"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
	"codeberg.org/wijzer/wijzer/termijn"
)

func (s *Server) accountlogRoutes() []route {
	return []route{{"GET /toezicht/accounts", []toegang.Rol{toegang.PrivacyOfficer}, s.accountlog}}
}

// accountlog lists who changed which account. It is for who supervises: the
// functioneel beheerder does not review himself.
func (s *Server) accountlog(v *verzoek) error {
	log, err := s.gebruik.Accountlog(v.ctx(), v.wie, dossier.Accountlogvraag{Pagina: dossier.Pagina{Na: v.r.URL.Query().Get("na")}})
	if err != nil {
		return err
	}
	t := vorm.Table{Caption: "Wijzigingen van accounts, de laatste bovenaan", Hidden: true, Stack: true,
		Columns: []vorm.Column{{Title: "Wanneer", Sorted: "descending"}, {Title: "Account"}, {Title: "Wat"}, {Title: "Door"}, {Title: "Vanaf"}}}
	for i := range log.Regels {
		row, err := s.accountlogRij(v, &log.Regels[i])
		if err != nil {
			return err
		}
		t.Rows = append(t.Rows, row)
	}
	inhoud := []any{t}
	if len(log.Regels) == 0 {
		inhoud = []any{vorm.Empty{Icon: "taak", Title: "Er is nog niets gewijzigd", Text: "Zodra iemand een account maakt of wijzigt, staat het hier."}}
	}
	if log.Verder != "" {
		inhoud = append(inhoud, vorm.Pagination{Next: "/toezicht/accounts?na=" + log.Verder, Shown: "De laatste bovenaan"})
	}
	return v.toon("blad", vorm.Page{Title: "Wijzigingen van accounts", Data: leesblad{Kop: "Wijzigingen van accounts",
		Uitleg: "Wie kreeg welke rechten, en van wie. Let op rollen die u niet verwacht, en op wie zijn eigen account wijzigde. Niemand kan deze lijst wijzigen.",
		Delen:  []leesdeel{{Kop: "Wat er is gewijzigd", Inhoud: inhoud}}}})
}

func (s *Server) accountlogRij(v *verzoek, r *dossier.Accountwijziging) (vorm.Row, error) {
	whose, by := any(vorm.None("alle accounts")), any(doorWoord(r.Door))
	if r.Account != "" {
		name, err := s.naam(v.ctx(), r.Account)
		if err != nil {
			return vorm.Row{}, err
		}
		whose = name
	}
	switch {
	case r.Door == r.Account:
		by = "Zichzelf"
	case doorWoord(r.Door) == "":
		name, err := s.naam(v.ctx(), r.Door)
		if err != nil {
			return vorm.Row{}, err
		}
		by = name
	}
	what := any(hoofdletter(accounthandeling(r.Handeling)))
	if note := s.rolwijziging(r); note != "" {
		what = vorm.Cell{Value: what, Note: note}
	}
	if r.Vernietigd {
		what = vorm.Cell{Value: what, Note: "De bijzonderheden zijn na de bewaartermijn vernietigd."}
	}
	return vorm.Row{Cells: []any{s.tijdstip(r.Op), whose, what, by, orNone(r.Herkomst, "niet bekend")}}, nil
}

// doorWoord says what changed an account where it was no account; empty where it
// was one.
func doorWoord(door string) string {
	return map[string]string{dossier.DoorOpdrachtregel: "Iemand op de computer van Wijzer", dossier.DoorAanmelden: "Wijzer, bij het aanmelden",
		dossier.DoorProefstad: "Wijzer, voor de proefstad", dossier.DoorVernietigen: "Wijzer, bij het vernietigen", dossier.DoorOnbekend: "Niet bekend"}[door]
}

// accounthandeling says what changed.
func accounthandeling(h dossier.Accounthandeling) string {
	if text, ok := map[dossier.Accounthandeling]string{
		dossier.AccountGemaakt: "account gemaakt", dossier.AccountRollen: "rollen gewijzigd", dossier.AccountGeblokkeerd: "geblokkeerd",
		dossier.AccountOpen: "weer toegelaten", dossier.AccountWachtwoord: "nieuw wachtwoord", dossier.AccountZonderWoord: "wachtwoord weggehaald",
		dossier.AccountTweedeStap: "tweede stap ingesteld", dossier.AccountZonderStap: "tweede stap weggehaald",
		dossier.AccountGekoppeld: "gekoppeld aan de organisatie", dossier.AccountOntkoppeld: "losgemaakt van de organisatie",
		dossier.AccountPersoon: "gekoppeld aan een persoon in het register", dossier.AccountZonderMens: "losgemaakt van het register",
		dossier.AccountMandaat: "een ander mandaat geldt", dossier.AccountMandaatGeen: "er geldt geen mandaat meer",
		dossier.AccountVernietigd: "account vernietigd",
	}[h]; ok {
		return text
	}
	return string(h)
}

// rolwijziging says which roles came, went and changed.
func (s *Server) rolwijziging(r *dossier.Accountwijziging) string {
	var parts []string
	before := map[string]bool{}
	key := func(x *dossier.AccountRol) string { return x.Rol + "\x1f" + x.Team + "\x1f" + x.Van.String() }
	for i := range r.Eraf {
		before[key(&r.Eraf[i])] = true
	}
	for i := range r.Erbij {
		word := "Erbij: "
		if k := key(&r.Erbij[i]); before[k] {
			word = "Gewijzigd: "
			delete(before, k)
		}
		parts = append(parts, word+rolzin(&r.Erbij[i])+".")
	}
	for i := range r.Eraf {
		if before[key(&r.Eraf[i])] {
			parts = append(parts, "Eraf: "+rolzin(&r.Eraf[i])+".")
		}
	}
	return strings.Join(parts, " ")
}

// rolzin gives a role with its team, domains and days.
func rolzin(r *dossier.AccountRol) string {
	text := rolnaam(toegang.Rol(r.Rol))
	if r.Team != "" {
		text += " (" + r.Team + ")"
	}
	if r.Domein != "" {
		text += ", alleen " + strings.Join(strings.Fields(r.Domein), " en ")
	}
	if r.Van != termijn.Geen {
		text += ", vanaf " + r.Van.Nederlands()
	}
	if r.Tot != termijn.Geen {
		text += ", tot en met " + (r.Tot - 1).Nederlands()
	}
	return text
}

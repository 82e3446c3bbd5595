package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/user"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
)

// vanOpdrachtregel says in the context that a command changes accounts: by which
// user of which computer, as far as the system tells.
func vanOpdrachtregel(ctx context.Context) context.Context {
	w := dossier.Wijziger{Door: dossier.DoorOpdrachtregel}
	if u, err := user.Current(); err == nil {
		w.Herkomst = u.Username
	}
	if host, err := os.Hostname(); err == nil {
		w.Herkomst += "@" + host
	}
	return dossier.MetWijziger(ctx, w)
}

// accountlogRegel is a line of the journal as data.
type accountlogRegel struct {
	Nr         int64           `json:"nr"`
	Op         time.Time       `json:"op"`
	Wat        string          `json:"wat"`
	Account    string          `json:"account,omitempty"`
	Door       string          `json:"door"`
	Herkomst   string          `json:"herkomst,omitempty"`
	Systeem    string          `json:"systeem,omitempty"`
	Erbij      []accountlogRol `json:"erbij,omitempty"`
	Eraf       []accountlogRol `json:"eraf,omitempty"`
	Persoon    string          `json:"persoon,omitempty"`
	Mandaat    string          `json:"mandaat,omitempty"`
	Vernietigd bool            `json:"vernietigd,omitempty"`
}

type accountlogRol struct {
	Rol    string `json:"rol"`
	Team   string `json:"team,omitempty"`
	Domein string `json:"domein,omitempty"`
	Van    string `json:"van,omitempty"`
	Tot    string `json:"tot,omitempty"` // the first day on which no more
}

func newAccountlog(k *accountKeuze) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{Use: "logboek", Short: "Toon wie welk account wijzigde", Args: cobra.NoArgs,
		Long: `Toon wie welk account wijzigde, de laatste wijziging bovenaan: gemaakt, rollen, geblokkeerd, wachtwoord,
tweede stap, koppeling en mandaat. Er staat geen wachtwoord, code of geheim in. 'wijzer logboek controleer'
bewijst dat de lijst is zoals zij werd geschreven.`,
		Example: "  wijzer account logboek --aanmeld iris",
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			defer store.Close()
			var q dossier.Accountlogvraag
			if strings.TrimSpace(k.aanmeld) != "" {
				if q.Account, err = k.account(cmd.Context(), store); err != nil {
					return meldOpslag(cmd, asJSON, err)
				}
			}
			lines, err := accountlogRegels(cmd.Context(), store, q)
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), lines)
			}
			tellAccountlog(cmd.OutOrStdout(), lines)
			return nil
		}}
	cmd.Flags().StringVar(&k.aanmeld, "aanmeld", "", "alleen van dit account: de naam om mee aan te melden")
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

// accountlogRegels reads the whole journal, with the names that people sign in
// with in the place of ids.
func accountlogRegels(ctx context.Context, store *opslag.Opslag, q dossier.Accountlogvraag) ([]accountlogRegel, error) {
	accounts, err := store.Accounts(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for i := range accounts {
		names[accounts[i].ID] = accounts[i].Aanmeld
	}
	name := func(id string) string { return orElse(names[id], id) }
	lines := []accountlogRegel{}
	for {
		page, err := store.Accountlog(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, r := range page.Regels {
			lines = append(lines, accountlogRegel{Nr: r.Nr, Op: r.Op, Wat: string(r.Handeling), Account: name(r.Account), Door: name(r.Door), Herkomst: r.Herkomst,
				Systeem: r.Systeem, Erbij: accountlogRollen(r.Erbij), Eraf: accountlogRollen(r.Eraf), Persoon: r.Persoon, Mandaat: r.Kenmerk, Vernietigd: r.Vernietigd})
		}
		if q.Na = page.Verder; q.Na == "" {
			return lines, nil
		}
	}
}

func accountlogRollen(roles []dossier.AccountRol) []accountlogRol {
	var out []accountlogRol
	for _, r := range roles {
		out = append(out, accountlogRol{r.Rol, r.Team, r.Domein, r.Van.String(), r.Tot.String()})
	}
	return out
}

func tellAccountlog(out io.Writer, lines []accountlogRegel) {
	for _, r := range lines {
		fmt.Fprintf(out, "%d  %s  %s  %s  door %s", r.Nr, r.Op.Format(time.RFC3339), r.Wat, orElse(r.Account, "-"), r.Door)
		if r.Herkomst != "" {
			fmt.Fprintf(out, " (%s)", r.Herkomst)
		}
		for _, c := range []struct {
			word  string
			roles []accountlogRol
		}{{"erbij", r.Erbij}, {"eraf", r.Eraf}} {
			for _, role := range c.roles {
				fmt.Fprintf(out, "  %s: %s", c.word, strings.Join(strings.Fields(role.Rol+" "+role.Team+" "+role.Domein), " "))
				if role.Tot != "" {
					fmt.Fprintf(out, " tot %s", role.Tot)
				}
			}
		}
		for _, extra := range []string{r.Persoon, r.Mandaat} {
			if extra != "" {
				fmt.Fprintf(out, "  %s", extra)
			}
		}
		fmt.Fprintln(out)
	}
	if len(lines) == 0 {
		fmt.Fprintln(out, "Er is nog geen account gewijzigd.")
	}
}

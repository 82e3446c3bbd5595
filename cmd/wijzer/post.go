package main

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"codeberg.org/wijzer/wijzer/internal/bewaring"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/postmap"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// postKeuze says where what leaves the house goes, and how long is kept that it
// did.
type postKeuze struct {
	brieven   string
	berichten string
	verzoeken int // days
	uitgaand  int // days
}

// postUitleg is the part of a command's help about the folders.
const postUitleg = `

Brieven komen als PDF in de map van --post, berichten (iWmo en iJw) als XML in de
map van --berichten, per soort in een eigen map. De naam van een bestand zegt niets.
Een stuk is heel zodra in de map index een bestand met dezelfde naam staat; haal het
daarna op. Laat de index staan: wat daarin staat, komt nooit een tweede keer.
Vlak voor vertrek kijkt de uitgangscontrole nog een keer: wat sindsdien geheim werd,
blijft hier.`

func (k *postKeuze) bind(f *pflag.FlagSet) {
	f.StringVar(&k.brieven, "post", "", "map waarin brieven als PDF komen; leeg: brieven wachten")
	f.StringVar(&k.berichten, "berichten", "", "map waarin berichten (iWmo, iJw) komen; leeg: berichten wachten")
	f.IntVar(&k.verzoeken, "bewaar-verzoeken", 30, "zoveel dagen weet Wijzer dat een formulier al is verstuurd")
	f.IntVar(&k.uitgaand, "bewaar-uitgaand", 90, "zoveel dagen weet Wijzer dat een stuk is verstuurd, zonder de inhoud")
}

// naar opens the folders.
func (k *postKeuze) naar() (map[string]dossier.Bestemming, error) {
	out := map[string]dossier.Bestemming{}
	for _, m := range []struct {
		soort, pad string
		open       func(string, func() time.Time) (*postmap.Map, error)
	}{{dossier.UitgaandBrief, k.brieven, postmap.Open}, {dossier.UitgaandBericht, k.berichten, postmap.OpenBerichten}} {
		if m.pad == "" {
			continue
		}
		folder, err := m.open(m.pad, time.Now)
		if err != nil {
			return nil, opslagFout("post-map", err.Error())
		}
		out[m.soort] = folder
	}
	return out, nil
}

// bezorger gives who empties the outbox into the folders.
func (k *postKeuze) bezorger(store *opslag.Opslag, zegel []byte, zone *time.Location, termijnen bewaring.Tabel) (*dossier.Bezorger, error) {
	const dag = 24 * time.Hour
	if k.verzoeken < 1 || k.uitgaand < 1 {
		return nil, opslagFout("post-bewaren", "--bewaar-verzoeken en --bewaar-uitgaand zijn ten minste 1 dag")
	}
	naar, err := k.naar()
	if err != nil {
		return nil, err
	}
	room, err := dossier.NieuwePostkamer(&dossier.Gebruik{Opslag: store, Klok: time.Now, Zone: zone}, brief.Afzender{}, zegel, rand.Reader)
	if err != nil {
		return nil, err
	}
	room.Rem = store
	return &dossier.Bezorger{Postkamer: room, Postvak: store, Naar: naar, Huurder: rand.Text(), Opruimer: store,
		Bewaren: dossier.Bewaren{Verzoek: time.Duration(k.verzoeken) * dag, Uitgaand: time.Duration(k.uitgaand) * dag, Termijnen: termijnen}}, nil
}

// newPost is the command for what leaves the house.
func newPost() *cobra.Command {
	k := &opslagKeuze{}
	cmd := &cobra.Command{
		Use:   "post",
		Short: "Bezorg wat wacht op verzending, of kijk wat er wacht",
		Long:  "Bezorg de brieven en berichten die wachten, of kijk hoeveel er wacht. 'wijzer serve' bezorgt ook zelf, als --post of --berichten is gegeven." + opslagUitleg,
	}
	k.bind(cmd)
	cmd.AddCommand(newPostBezorg(k), newPostStand(k))
	return cmd
}

func newPostBezorg(k *opslagKeuze) *cobra.Command {
	p := &postKeuze{}
	var zegel, termijnen string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "bezorg",
		Short: "Bezorg één keer alles wat klaarstaat, en ruim op",
		Long: `Bezorg één keer alles wat klaarstaat, en verwijder wat te oud is om te bewaren.
Er mogen meer processen tegelijk bezorgen: elk stuk gaat één keer weg. De
uitgangscode is 1 als er iets niet weg kon en iemand moet kijken.` + postUitleg,
		Example: "  wijzer post bezorg --data data --post post --berichten berichten",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			out, err := p.eenKeer(cmd.Context(), k, zegel, termijnen)
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			return toonBezorgd(cmd, out, asJSON)
		},
	}
	p.bind(cmd.Flags())
	cmd.Flags().StringVar(&zegel, "zegel", "", "bestand met de sleutel van de uitgaande post; leeg: zegel in de map van --data")
	cmd.Flags().StringVar(&termijnen, "bewaartermijnen", "", bewaartermijnenUitleg)
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

// eenKeer runs one round. The seal must be there: with another one nothing that
// waits could be opened.
func (p *postKeuze) eenKeer(ctx context.Context, k *opslagKeuze, zegel, termijnen string) (dossier.Bezorgd, error) {
	kept, err := leesBewaar(termijnen, 0)
	if err != nil {
		return dossier.Bezorgd{}, err
	}
	path := orElse(zegel, filepath.Join(k.data, "zegel"))
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return dossier.Bezorgd{}, opslagFout("zegel-ontbreekt", "het zegel van de uitgaande post is er niet: start eerst 'wijzer serve', of wijs het aan met --zegel")
	}
	key, err := leesZegel(path, rand.Reader)
	if err != nil {
		return dossier.Bezorgd{}, err
	}
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return dossier.Bezorgd{}, err
	}
	store, err := k.open(ctx)
	if err != nil {
		return dossier.Bezorgd{}, err
	}
	defer store.Close()
	z, err := p.bezorger(store, key, zone, kept.Tabel)
	if err != nil {
		return dossier.Bezorgd{}, err
	}
	return z.Ronde(ctx)
}

// bezorgdUitkomst is what a round did, as data.
type bezorgdUitkomst struct {
	Bezorgd      int   `json:"bezorgd"`
	Later        int   `json:"later"`
	Vastgehouden int   `json:"vastgehouden"`
	VeiligeRoute int   `json:"veilige-route"`
	Onbezorgbaar int   `json:"onbezorgbaar"`
	Opgeruimd    int64 `json:"opgeruimd"`
}

func uitkomstVan(b dossier.Bezorgd) bezorgdUitkomst {
	return bezorgdUitkomst{b.Weg, b.Later, b.Vast, b.Veilig, b.Kapot, b.Verzoeken + b.Uitgaand + b.Tellingen + b.Inzagen + b.Accounts}
}

func toonBezorgd(cmd *cobra.Command, b dossier.Bezorgd, asJSON bool) error {
	u := uitkomstVan(b)
	out := cmd.OutOrStdout()
	if asJSON {
		if err := json.NewEncoder(out).Encode(u); err != nil {
			return err
		}
	} else {
		fmt.Fprintf(out, "Bezorgd: %d. Later opnieuw: %d. Vastgehouden voor controle: %d. Veilige route: %d. Onbezorgbaar: %d. Opgeruimd: %d.\n",
			u.Bezorgd, u.Later, u.Vastgehouden, u.VeiligeRoute, u.Onbezorgbaar, u.Opgeruimd)
	}
	if u.Later+u.Onbezorgbaar > 0 {
		return &exitError{exitFaults, ""}
	}
	return nil
}

func newPostStand(k *opslagKeuze) *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "stand",
		Short: "Laat zien hoeveel er wacht, en sinds wanneer",
		Long:  "Laat per soort zien hoeveel er wacht, is verzonden of niet weg kan, en van wanneer het oudste is. Er staat niet bij over wie het gaat.",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := k.open(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			defer store.Close()
			rows, err := store.Outbox(cmd.Context())
			if err != nil {
				return meldOpslag(cmd, asJSON, err)
			}
			return toonPoststand(cmd, rows, asJSON)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "schrijf de uitkomst als JSON")
	return cmd
}

func toonPoststand(cmd *cobra.Command, rows []dossier.Poststand, asJSON bool) error {
	if asJSON {
		if rows == nil {
			rows = []dossier.Poststand{}
		}
		return json.NewEncoder(cmd.OutOrStdout()).Encode(rows)
	}
	if len(rows) == 0 {
		fmt.Fprintln(cmd.OutOrStdout(), "Er is geen post.")
		return nil
	}
	w := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	fmt.Fprintln(w, "soort\tstand\taantal\toudste")
	for _, r := range rows {
		fmt.Fprintf(w, "%s\t%s\t%d\t%s\n", r.Soort, strings.ReplaceAll(r.Stand, "vastgehouden", "kan niet weg"), r.Aantal, r.Oudste.Format(time.DateOnly))
	}
	return w.Flush()
}

// bezorgt empties the outbox now and then, beside the pages, until the context
// ends. What it gives waits until the round at hand is done.
func (k *serveKeuze) bezorgt(ctx context.Context, store *opslag.Opslag, in *web.Instelling) (wait func(), err error) {
	if k.bezorgElke <= 0 {
		return nil, opslagFout("post-elke", "--bezorg-elke is langer dan 0, zoals 1m")
	}
	z, err := k.post.bezorger(store, in.Zegel, in.Zone, in.Bewaar.Tabel)
	if err != nil {
		return nil, err
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		z.Loop(ctx, k.bezorgElke, func(b dossier.Bezorgd, err error) { logBezorgd(in.Log, b, err) })
	}()
	return func() { <-done }, nil
}

// logBezorgd logs what a round did, when it did something.
func logBezorgd(log *slog.Logger, b dossier.Bezorgd, err error) {
	if err != nil {
		log.Error("post", "fout", "de databank werkt niet mee")
		return
	}
	if b == (dossier.Bezorgd{}) {
		return
	}
	u := uitkomstVan(b)
	level := slog.LevelInfo
	if u.Later+u.Onbezorgbaar > 0 {
		level = slog.LevelWarn
	}
	log.Log(context.Background(), level, "post", "bezorgd", u.Bezorgd, "later", u.Later, "vastgehouden", u.Vastgehouden, "veilige-route", u.VeiligeRoute,
		"onbezorgbaar", u.Onbezorgbaar, "opgeruimd", u.Opgeruimd)
}

package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"os"
	"path/filepath"
	"time"
	_ "time/tzdata" // the zone of the Netherlands, also where the system has no zones

	"github.com/spf13/cobra"

	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/verwerkingslog"
	"codeberg.org/wijzer/wijzer/internal/virusscan"
	"codeberg.org/wijzer/wijzer/internal/web"
)

// serveKeuze are the settings of 'wijzer serve'.
type serveKeuze struct {
	opslagKeuze
	adres        string
	regeling     string
	regelmap     string
	eigenaar     string
	thema        string
	https        bool
	certificaat  string
	sleutel      string
	voorProxy    bool
	stil         time.Duration
	langst       time.Duration
	tweede       string
	organisatie  organisatieKeuze
	securityTxt  string
	mandaat      string
	instellingen string
	bewaar       string
	kopiedagen   int
	afzender     string
	zegel        string
	verwerking   string
	post         postKeuze
	bezorgElke   time.Duration
	aanbieders   string
	virusscan    string
}

func newServe() *cobra.Command {
	k := &serveKeuze{}
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Start Wijzer als website",
		Long: `Start Wijzer als website voor een gemeente.

Er kunnen meer processen naast elkaar draaien op één PostgreSQL-databank. Stop
met Ctrl-C of SIGTERM: wat loopt, loopt af. GET /gezond zegt of het proces en de
databank antwoorden, GET /metrics geeft metingen voor Prometheus. Zet /metrics
niet open naar buiten.

Elke vlag kan ook in de omgeving staan (WIJZER_ADRES, WIJZER_EIGENAAR …) of in een
bestand (--instellingen), met op elke regel 'naam: waarde'. Een vlag gaat voor de
omgeving, en de omgeving voor het bestand.` + postUitleg + opslagUitleg,
		Example: `  wijzer sleutel maak --data data
  wijzer account maak --data data --aanmeld iris --naam "Iris Voorbeeld" --rol indicatiesteller
  wijzer serve --data data --eigenaar "Gemeente Voorbeeld"
  wijzer serve --gegevens postgres://wijzer@db/wijzer --sleutels postgres://wijzer@db/sleutels --https`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := vulAan(cmd.Flags(), k.instellingen); err != nil {
				return meldOpslag(cmd, false, err)
			}
			return k.run(cmd)
		},
	}
	k.bind(cmd)
	f := cmd.Flags()
	f.StringVar(&k.adres, "adres", "localhost:8080", "waar Wijzer luistert: naam of nummer, dubbele punt, poort")
	f.StringVar(&k.regeling, "regeling", "rotterdam", "regels die meekomen met het programma")
	f.StringVar(&k.regelmap, "regelmap", "", "map met eigen regels; gaat voor --regeling")
	f.StringVar(&k.eigenaar, "eigenaar", "", "van wie deze Wijzer is, voor boven aan elke pagina")
	f.StringVar(&k.thema, "thema", "", "stijlbestand (CSS) van de gemeente")
	f.BoolVar(&k.https, "https", false, "bezoekers komen binnen over https (door een proxy, of met --certificaat)")
	f.StringVar(&k.certificaat, "certificaat", "", "bestand met het TLS-certificaat (PEM)")
	f.StringVar(&k.sleutel, "certificaatsleutel", "", "bestand met de sleutel van het certificaat (PEM)")
	f.BoolVar(&k.voorProxy, "achter-proxy", false, "er staat een vertrouwde proxy voor, die X-Forwarded-For zet")
	f.DurationVar(&k.stil, "stil", 30*time.Minute, "na zo lang zonder verzoek moet iemand zich opnieuw aanmelden")
	f.DurationVar(&k.langst, "langst", 10*time.Hour, "na zo lang moet iemand zich opnieuw aanmelden, wat hij ook doet")
	f.StringVar(&k.tweede, "tweede-factor", factorGezinnen, "wie bij een wachtwoord ook een code uit een app moet hebben: gezinnen (wie over gezinnen leest, en wie accounts beheert), iedereen, niemand, of rollen met komma's ertussen")
	k.organisatie.bind(f)
	f.StringVar(&k.mandaat, "mandaat", "", "bestand (YAML) met wie welk besluit mag tekenen; leeg: iedereen met de rol")
	f.StringVar(&k.securityTxt, "security-txt", "", "bestand (YAML) met waar iemand een zwakke plek kan melden, voor /.well-known/security.txt")
	f.StringVar(&k.afzender, "afzender", "", "bestand met wie de brieven stuurt (YAML); zonder kunnen er geen brieven uit")
	f.StringVar(&k.zegel, "zegel", "", "bestand met de sleutel van de uitgaande post, voor alle processen dezelfde; leeg: zegel in de map van --data")
	k.post.bind(f)
	f.StringVar(&k.aanbieders, "aanbieders", "", "bestand met de aanbieders van de gemeente (YAML); zonder wachten toewijzingen")
	f.StringVar(&k.virusscan, "virusscan", "", "waar clamd luistert, dat elk binnenkomend document nakijkt: unix:/pad of tcp:naam:poort; leeg: niemand kijkt")
	f.DurationVar(&k.bezorgElke, "bezorg-elke", time.Minute, "zo vaak wordt de post bezorgd en opgeruimd")
	f.StringVar(&k.verwerking, "verwerkingslog", "", "bestand voor het logboek dataverwerkingen (JSON-regels); leeg: geen")
	f.StringVar(&k.bewaar, "bewaartermijnen", "", bewaartermijnenUitleg)
	f.IntVar(&k.kopiedagen, "sleutelkopie-dagen", 0, "zo veel dagen bewaart u kopieën van de sleutels: daarna is wat vernietigd is, overal weg; 0: niet gezegd")
	f.StringVar(&k.instellingen, "instellingen", "", "bestand met instellingen (YAML)")
	return cmd
}

func (k *serveKeuze) run(cmd *cobra.Command) error {
	store, err := k.open(cmd.Context())
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	defer store.Close()
	if k.verwerking != "" {
		log, file, err := verwerkingslog.Open(k.verwerking, "wijzer")
		if err != nil {
			return meldOpslag(cmd, false, opslagFout("verwerkingslog-onschrijfbaar", "in het bestand van --verwerkingslog kan niet worden geschreven"))
		}
		defer file.Close()
		store.LogVerwerkingen(log)
	}
	in, err := k.web(cmd, store)
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	server, err := web.New(in)
	if err != nil {
		return err
	}
	l, err := luister(k.adres)
	if err != nil {
		return meldOpslag(cmd, false, err)
	}
	hs := server.HTTP()
	if k.certificaat != "" {
		if l, err = metTLS(l, k.certificaat, k.sleutel); err != nil {
			return meldOpslag(cmd, false, err)
		}
	}
	stop := waak(cmd.Context(), &in)
	defer stop()
	ctx, cancel := context.WithCancel(cmd.Context())
	wait, err := k.bezorgt(ctx, store, &in)
	if err != nil {
		cancel()
		return meldOpslag(cmd, false, err)
	}
	defer wait()
	defer cancel()
	fmt.Fprintf(cmd.OutOrStdout(), "Wijzer luistert op %s. Stop met Ctrl-C.\n", l.Addr())
	return bedien(cmd.Context(), hs, l)
}

// web gives what the server needs.
func (k *serveKeuze) web(cmd *cobra.Command, store *opslag.Opslag) (web.Instelling, error) {
	zone, err := time.LoadLocation("Europe/Amsterdam")
	if err != nil {
		return web.Instelling{}, err
	}
	rules, err := k.regels()
	if err != nil {
		return web.Instelling{}, err
	}
	in := web.Instelling{Opslag: store, Accounts: store, Sessies: store.Sessies(), Klok: time.Now, Toeval: rand.Reader, Regeling: rules,
		Zone: zone, Gereed: store.Ping, Log: newLogger(cmd), Eigenaar: k.eigenaar, Beveiligd: k.https || k.certificaat != "", Stil: k.stil, Langst: k.langst,
		VertrouwdVoor: k.voorProxy, Rem: store, Nummers: store}
	if in.TweedeFactor, err = tweedeFactor(k.tweede); err != nil {
		return in, err
	}
	if k.virusscan != "" {
		if in.Virusscan, err = virusscan.Parse(k.virusscan); err != nil {
			return in, opslagFout("virusscan-adres", "--virusscan moet unix:/pad of tcp:naam:poort zijn")
		}
	}
	if in.Mandaat, err = openMandaat(cmd.Context(), k.mandaat, store, rules); err != nil {
		return in, err
	}
	if in.SecurityTxt, err = leesSecurityTxt(k.securityTxt, time.Now()); err != nil {
		return in, err
	}
	if in.Organisatie, err = k.organisatie.open(); err != nil {
		return in, err
	}
	if in.Bewaar, err = leesBewaar(k.bewaar, k.kopiedagen); err != nil {
		return in, err
	}
	if in.Aanbieders, err = leesAanbieders(k.aanbieders); err != nil {
		return in, err
	}
	if in.Afzender, in.Namens, err = leesAfzender(k.afzender); err != nil {
		return in, err
	}
	if in.Zegel, err = leesZegel(orElse(k.zegel, filepath.Join(k.data, "zegel")), rand.Reader); err != nil {
		return in, err
	}
	if k.thema != "" {
		if in.Thema, err = os.ReadFile(filepath.Clean(k.thema)); err != nil {
			return in, opslagFout("thema-onleesbaar", "het stijlbestand van --thema is niet te lezen")
		}
	}
	return in, nil
}

func (k *serveKeuze) regels() (*regeling.Regeling, error) {
	if k.regelmap != "" {
		return regeling.Lees(os.DirFS(k.regelmap), ".")
	}
	rules, err := regeling.Laad(k.regeling)
	if err != nil {
		return nil, opslagFout("regeling-onbekend", "deze regels zijn er niet: kijk met 'wijzer regeling' welke er meekomen")
	}
	return rules, nil
}

package web

import (
	"context"
	"embed"
	"io"
	"io/fs"
	"log/slog"
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
	"github.com/prometheus/client_golang/prometheus"

	"codeberg.org/wijzer/wijzer/internal/aanmelding"
	"codeberg.org/wijzer/wijzer/internal/brief"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/poort"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

//go:embed paginas/*.html
var paginas embed.FS

// Instelling is all that a server needs. The fields up to Gereed are needed;
// the others have a usable zero value.
type Instelling struct {
	Opslag   dossier.Opslag
	Accounts dossier.Accounts
	Sessies  scs.CtxStore
	Klok     dossier.Klok
	Toeval   io.Reader                   // crypto/rand.Reader; safe for concurrent use
	Regeling *regeling.Regeling          // the catalogue of the municipality
	Zone     *time.Location              // of the Netherlands
	Gereed   func(context.Context) error // whether the store answers, for /gezond

	Log           *slog.Logger         // nil: nothing is logged
	Meter         *prometheus.Registry // nil: a registry of its own
	Eigenaar      string               // whose installation it is: "Gemeente Rotterdam"
	Beveiligd     bool                 // the address is https: cookies then go over https alone
	Stil          time.Duration        // a session ends after so long without a request; 0: 30 minutes
	Langst        time.Duration        // a session ends after so long, whatever happens; 0: 10 hours
	TweedeFactor  []toegang.Rol        // who signs in with a password in one of these roles must have a second factor
	Voortgang     func() Voortgang     // what is being loaded at the start; nil: nothing is
	Voorbeeld     string               // HTML-free text above the sign-in of a demonstration; empty: none
	Thema         []byte               // the stylesheet of the municipality; nil: none
	Afzender      brief.Afzender       // who sends the letters; without it no letter is complete
	Namens        string               // on whose behalf decisions are signed; empty: the college of the municipality of Regeling
	Zegel         []byte               // the key of 32 bytes between gate and outbox, the same in every process; nil: drawn anew at each start
	Aanbieders    *dossier.Aanbieders  // who gives help in this municipality; nil: assignments wait
	Nummers       dossier.Uitgever     // gives numbers to assignments; needed with Aanbieders
	Rem           poort.Rem            // counts the limits of the gate; nil: in the memory of this process
	Bewaar        Bewaarinstelling     // how long what is kept; the zero value: what the law says
	VertrouwdVoor bool                 // the address of who asks stands in X-Forwarded-For, set by a proxy that is trusted

	Organisatie *aanmelding.Organisatie // where people sign in with OpenID Connect; nil: with a password alone
	Mandaat     *mandaat.Mandaat        // who may sign which decision; nil: who has the role
	Virusscan   dossier.Virusscan       // looks at each file that comes in; nil: nobody does
	SecurityTxt *aanmelding.SecurityTxt // where a weakness can be told; nil: security.txt is not there
}

// Voortgang is how far the loading of a store is.
type Voortgang struct {
	Tekst        string
	Klaar        bool // people can sign in; the rest is loaded while they work
	Gedaan, Alle int
}

// Server answers requests. It keeps nothing of its own between two requests:
// several may run beside one store.
type Server struct {
	in      Instelling
	gebruik *dossier.Gebruik
	post    *dossier.Postkamer
	blad    *vorm.Renderer
	sessies *scs.SessionManager
	hashes  *hasher
	toeloop *toeloop
	log     *slog.Logger
	meting  *meting
	routes  []route
	handler http.Handler

	catalogus catalogus
}

// route is one page or act: its pattern as http.ServeMux takes it, and the roles
// that have it. No roles: everyone, also who is not signed in. To all others
// it does not exist.
type route struct {
	patroon string
	rollen  []toegang.Rol
	doe     func(*verzoek) error
}

// New makes a server.
func New(in Instelling) (*Server, error) {
	if in.Stil == 0 {
		in.Stil = 30 * time.Minute
	}
	if in.Langst == 0 {
		in.Langst = levensduur
	}
	if in.Log == nil {
		in.Log = slog.New(slog.DiscardHandler)
	}
	if in.Meter == nil {
		in.Meter = prometheus.NewRegistry()
	}
	bladen, err := fs.Sub(paginas, "paginas")
	if err != nil {
		return nil, err
	}
	assets := vorm.NewAssets(vorm.DefaultPrefix)
	if in.Thema != nil {
		assets.Add(vorm.ThemeFile, in.Thema)
	}
	blad, err := vorm.NewRenderer(vorm.Options{Owner: in.Eigenaar, Zone: in.Zone, Assets: assets,
		Footer: []vorm.Link{{Text: "Toegankelijkheid", Href: "/toegankelijkheid"}}}, bladen)
	if err != nil {
		return nil, err
	}
	s := &Server{in: in, blad: blad, log: in.Log, hashes: newHasher(in.Toeval), toeloop: newToeloop(), meting: newMeting(in.Meter),
		gebruik: &dossier.Gebruik{Opslag: dossier.Leesbaar(in.Opslag), Klok: in.Klok, Zone: in.Zone, Mandaat: in.Mandaat, Virusscan: in.Virusscan}}
	if s.post, err = dossier.NieuwePostkamer(s.gebruik, in.Afzender, in.Zegel, in.Toeval); err != nil {
		return nil, err
	}
	if in.Rem != nil {
		s.post.Rem = in.Rem
	}
	s.sessies = s.newSessions()
	s.routes = s.allRoutes()
	s.handler = s.build()
	return s, nil
}

// allRoutes lists every page. A noun with pages has one line here.
func (s *Server) allRoutes() []route {
	var all []route
	for _, routes := range [][]route{
		s.aanmeldRoutes(),
		s.bevestigRoutes(),
		s.codeRoutes(),
		s.organisatieRoutes(),
		s.accountRoutes(),
		s.accountsRoutes(),
		s.werklijstRoutes(),
		s.gezinRoutes(),
		s.nieuwRoutes(),
		s.vastleggenRoutes(),
		s.regieRoutes(),
		s.meewerkRoutes(),
		s.lidmaatschapRoutes(),
		s.veiligheidRoutes(),
		s.afspraakRoutes(),
		s.gezagRoutes(),
		s.notitiesRoutes(),
		s.documentRoutes(),
		s.adviesRoutes(),
		s.keuzeRoutes(),
		s.besluitRoutes(),
		s.voorstelRoutes(),
		s.taakRoutes(),
		s.afwijkingRoutes(),
		s.briefRoutes(),
		s.vastgehoudenRoutes(),
		s.noodRoutes(),
		s.toezichtRoutes(),
		s.accountlogRoutes(),
		s.toewijzingRoutes(),
		s.delenRoutes(),
		s.regelsRoutes(),
		s.bewaarRoutes(),
		s.avgRoutes(),
		s.tariefRoutes(),
		s.portaalRoutes(),
		s.algemeenRoutes(),
	} {
		all = append(all, routes...)
	}
	return all
}

// Routes gives the patterns of all pages, in the order of registration.
func (s *Server) Routes() []string {
	out := make([]string, len(s.routes))
	for i, r := range s.routes {
		out[i] = r.patroon
	}
	return out
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// build puts the pages behind what holds for all of them, from the outside in:
// headers, log and measurements, limits, the check on where a form comes from,
// the session.
func (s *Server) build() http.Handler {
	pages := http.NewServeMux()
	for _, rt := range s.routes {
		pages.HandleFunc(rt.patroon, s.page(rt))
	}
	pages.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		v := s.newVerzoek(w, r)
		if err := s.identify(v); err != nil {
			s.fail(v, err)
			return
		}
		s.metNood(v)
		s.fail(v, dossier.ErrNietGevonden)
	})
	protect := http.NewCrossOriginProtection()
	protect.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.fail(s.newVerzoek(w, r), errVreemd)
	}))
	inner := s.sessies.LoadAndSave(protect.Handler(pages))
	outer := http.NewServeMux()
	outer.HandleFunc("GET /gezond", s.gezond)
	outer.HandleFunc("GET /.well-known/security.txt", s.securityTxt)
	outer.Handle("GET /metrics", s.meting.handler())
	outer.Handle(vorm.DefaultPrefix, s.blad.Assets())
	outer.Handle("/", s.ready(inner))
	return s.headers(s.observe(outer))
}

// maxForm is the largest form that is read, in bytes.
const maxForm = 1 << 20

// limit bounds what is read of a request: a form, or the file that a route takes.
func limit(w http.ResponseWriter, r *http.Request, patroon string) {
	most := int64(maxForm)
	if takesFile(patroon) && isMultipart(r) {
		most = maxUpload
	}
	r.Body = http.MaxBytesReader(w, r.Body, most)
}

// HTTP gives a server of net/http with the limits in time that these pages
// need; the caller gives it an address and a listener.
func (s *Server) HTTP() *http.Server {
	return &http.Server{Handler: s, ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 120 * time.Second, MaxHeaderBytes: 32 << 10,
		ErrorLog: slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)}
}

package web

import (
	"net/http"

	"codeberg.org/wijzer/wijzer/internal/toegang"
	"codeberg.org/wijzer/wijzer/internal/web/vorm"
)

func (s *Server) algemeenRoutes() []route {
	return []route{
		{"GET /{$}", nil, s.begin},
		{"GET /toegankelijkheid", nil, s.toegankelijkheid},
	}
}

// begin sends everyone to where his work begins.
func (s *Server) begin(v *verzoek) error {
	switch {
	case v.account == nil:
		return v.door("/aanmelden")
	case v.has("GET /mijn/gegevens"):
		return v.door("/mijn/gegevens")
	case v.has("GET /werklijst"):
		return v.door("/werklijst")
	case v.has("GET /toezicht"):
		return v.door("/toezicht")
	case v.has("GET /accounts"):
		return v.door("/accounts")
	case v.has("GET /tarieven"):
		return v.door("/tarieven")
	case v.has("GET /regels"):
		return v.door("/regels")
	}
	return v.toon("welkom", vorm.Page{Title: "Welkom", Data: rolnaam(v.wie.Rol)})
}

func (s *Server) toegankelijkheid(v *verzoek) error {
	return v.toon("toegankelijkheid", vorm.Page{Title: "Toegankelijkheid"})
}

// medewerkers are all roles of people who work.
func medewerkers() []toegang.Rol {
	var out []toegang.Rol
	for _, vorm := range toegang.Rollen() {
		if vorm.Soort == toegang.Medewerker {
			out = append(out, vorm.Rol)
		}
	}
	return out
}

// gezond tells a balancer whether this process can answer.
func (s *Server) gezond(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	if s.in.Gereed != nil {
		if err := s.in.Gereed(r.Context()); err != nil {
			w.WriteHeader(http.StatusServiceUnavailable)
			_, _ = w.Write([]byte("databank antwoordt niet\n"))
			return
		}
	}
	_, _ = w.Write([]byte("gezond\n"))
}

// ready shows how far the loading is as long as the store is being filled.
func (s *Server) ready(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if s.in.Voortgang == nil {
			next.ServeHTTP(w, r)
			return
		}
		p := s.in.Voortgang()
		if p.Klaar {
			next.ServeHTTP(w, r)
			return
		}
		w.Header().Set("Retry-After", "1")
		page := vorm.Page{Title: "Even wachten", Refresh: 1, Data: vorm.Progress{ID: "laden", Text: p.Tekst, Done: p.Gedaan, Total: p.Alle, Refresh: "/"}}
		if err := s.blad.Render(w, http.StatusServiceUnavailable, "laden", page); err != nil {
			http.Error(w, "Er ging iets mis.", http.StatusInternalServerError)
		}
	})
}

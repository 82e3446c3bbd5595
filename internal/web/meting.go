package web

import (
	"context"
	"net/http"
	"runtime/debug"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// meting are the measurements that /metrics gives. Their labels are patterns of
// routes, methods and statuses: nothing that is about a person.
type meting struct {
	register  *prometheus.Registry
	verzoeken *prometheus.CounterVec
	duur      *prometheus.HistogramVec
	aanmeld   *prometheus.CounterVec
}

func newMeting(r *prometheus.Registry) *meting {
	m := &meting{register: r,
		verzoeken: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "wijzer_verzoeken_totaal", Help: "Verzoeken, per route en status."}, []string{"route", "status"}),
		duur: prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "wijzer_verzoek_seconden", Help: "Hoe lang een antwoord duurt, per route.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 5}}, []string{"route"}),
		aanmeld: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "wijzer_aanmeldingen_totaal", Help: "Aanmeldingen, per uitkomst."}, []string{"uitkomst"}),
	}
	r.MustRegister(m.verzoeken, m.duur, m.aanmeld, collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *meting) handler() http.Handler {
	return promhttp.HandlerFor(m.register, promhttp.HandlerOpts{})
}

// answer remembers the status of an answer.
type answer struct {
	http.ResponseWriter
	status int
}

// WriteHeader keeps the status.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Unwrap lets http.ResponseController through.
func (a *answer) Unwrap() http.ResponseWriter { return a.ResponseWriter }

// routeKey finds in a context where the pattern of the route is kept.
type routeKey struct{}

// observe measures and logs each request by the pattern of its route. The
// address itself is never logged: it holds ids and, in a search, names.
func (s *Server) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		a, route := &answer{ResponseWriter: w}, "overig"
		r = r.WithContext(context.WithValue(r.Context(), routeKey{}, &route))
		defer func() {
			if v := recover(); v != nil {
				s.panicked(a, route)
			}
			s.count(a, route, time.Since(begin))
		}()
		next.ServeHTTP(a, r)
	})
}

// named tells the observer which route answers.
func named(r *http.Request) {
	if route, ok := r.Context().Value(routeKey{}).(*string); ok {
		*route = r.Pattern
	}
}

// panicked answers and logs a defect: where it was, never what it said.
func (s *Server) panicked(a *answer, route string) {
	s.log.Error("defect", "route", route, "stapel", string(debug.Stack()))
	if a.status == 0 {
		http.Error(a, "Er ging iets mis. Probeer het nog eens.", http.StatusInternalServerError)
	}
}

func (s *Server) count(a *answer, route string, took time.Duration) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	s.meting.verzoeken.WithLabelValues(route, strconv.Itoa(a.status)).Inc()
	s.meting.duur.WithLabelValues(route).Observe(took.Seconds())
	s.log.Info("verzoek", "route", route, "status", a.status, "ms", float64(took.Microseconds())/1000)
}

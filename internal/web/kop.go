package web

import "net/http"

// policy lets a page use its own stylesheet, script and images and nothing else.
// The tests of package vorm hold every component to it.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// headers sets what every answer carries.
func (s *Server) headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")
		if s.in.Beveiligd {
			h.Set("Strict-Transport-Security", "max-age=31536000")
		}
		next.ServeHTTP(w, r)
	})
}

// securityTxt tells where someone can report a weakness (RFC 9116).
func (s *Server) securityTxt(w http.ResponseWriter, r *http.Request) {
	text := ""
	if s.in.SecurityTxt != nil {
		text = s.in.SecurityTxt.Tekst(s.in.Klok())
	}
	if text == "" {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8") // RFC 9116 section 3
	_, _ = w.Write([]byte(text))
}

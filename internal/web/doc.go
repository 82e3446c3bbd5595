// Package web is what a user meets: the pages of Wijzer over HTTP.
//
// # How to add a page
//
// One file per noun holds its pages: handlers, and what turns what the store
// gives into components of package vorm. Each has a method that lists its
// routes, and server.go names that method once, in (*Server).routes:
//
//	func (s *Server) brievenRoutes() []route {
//		return []route{
//			{"GET /gezin/{gezin}/brieven", dossier.Leesrollen(), s.brieven},
//			{"POST /gezin/{gezin}/brieven", []toegang.Rol{toegang.Indicatiesteller}, s.maakBrief},
//		}
//	}
//
//	func (s *Server) brieven(v *verzoek) error {
//		beeld, err := s.gebruik.Beeld(v.ctx(), v.wie, v.deel("gezin"), v.inzage("brieven"))
//		if err != nil {
//			return err
//		}
//		return v.toon("brieven", s.gezinsblad(v, beeld, vorm.Page{Title: "Brieven", Data: …}))
//	}
//
// The template stands in paginas/brieven.html and defines "content"; what pages
// share stands in a file there whose name begins with an underscore. A handler
// returns its errors: (*Server).fail answers them, always with the same words
// for what is not there and for what may not be seen. routes_test.go holds a
// table of (role × route); a route that is not in it fails the test.
//
// # What every page does
//
// A page asks a use case of package dossier, which asks package toegang with
// the role, the purpose and the day, and logs what was shown. A page never
// opens the store itself. A form carries a key (verzoek.sleutel) and, where it
// changes a family, the state that its writer saw; see formulier.go.
//
// Nothing that identifies stands in an address, a log line or a metric: the log
// knows routes by their pattern. Answers are never kept by a cache.
package web

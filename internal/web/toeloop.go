package web

import (
	"io"
	"sync"

	"codeberg.org/wijzer/wijzer/internal/dossier"
)

// How many files come in at once in one process. Each takes at most some 100
// MB while it is read, cleaned, locked and kept: the file, and copies of it. Own
// choice: 600 MB at most beside what the program uses itself.
const (
	maxTegelijk = 6
	// maxPerAccount keeps one account from holding all places with files that never
	// end. Two, so that a button that is pressed twice gives one document and no error.
	maxPerAccount = 2
	// opnieuwNa is after how many seconds it makes sense to try again.
	opnieuwNa = "15"
)

// errDruk refuses a file because others are coming in. It is the same whoever they
// are of.
var errDruk = &dossier.Fout{Code: "WEB-DRUK", Tekst: "Er komen nu te veel bestanden tegelijk binnen. Er is niets bewaard. Wacht even, ga terug en probeer het dan opnieuw."}

// toeloop counts the files that come in. It belongs to the process: its memory is
// what it guards.
type toeloop struct {
	mu    sync.Mutex
	bezig int
	per   map[string]int
}

func newToeloop() *toeloop { return &toeloop{per: map[string]int{}} }

// begin takes a place for a file of an account; false where there is none.
func (t *toeloop) begin(account string) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.bezig >= maxTegelijk || t.per[account] >= maxPerAccount {
		return false
	}
	t.bezig++
	t.per[account]++
	return true
}

// end gives the place back.
func (t *toeloop) end(account string) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bezig--
	if t.per[account]--; t.per[account] == 0 {
		delete(t.per, account)
	}
}

// metPlaats runs an act that takes a file when there is a place for it. Where there
// is none, what was sent is read past without keeping it, within the usual limits
// of time and size: a browser shows an answer only after it sent all.
func (s *Server) metPlaats(doe func(*verzoek) error) func(*verzoek) error {
	return func(v *verzoek) error {
		if !isMultipart(v.r) {
			return doe(v)
		}
		if !s.toeloop.begin(v.wie.Account) {
			if _, err := io.Copy(io.Discard, v.r.Body); err != nil {
				return errFormulier
			}
			v.w.Header().Set("Retry-After", opnieuwNa)
			return errDruk
		}
		defer s.toeloop.end(v.wie.Account)
		return doe(v)
	}
}

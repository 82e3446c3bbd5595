package poort

// Fout is what a sender reads. It never says what was found, or whether
// anything was.
type Fout struct {
	Code  string // stable
	Pad   string
	Tekst string // Dutch sentence that says what to do
}

// Error gives the Dutch sentence.
func (f *Fout) Error() string { return f.Tekst }

package termijn

// Fout is a fault in a question. It is the same for every input of its kind
// and never repeats the input.
type Fout struct {
	Code  string // stable code, such as "termijn-onbekend"
	Tekst string // Dutch sentence that says what to do
}

// Error gives the Dutch sentence.
func (f *Fout) Error() string { return f.Tekst }

// The faults of this package, besides ErrDag.
var (
	ErrCode        = &Fout{"termijn-onbekend", "deze termijn staat niet in de tabel: 'wijzer termijn lijst' toont alle codes"}
	ErrDuur        = &Fout{"duur-ongeldig", "dit is geen duur: schrijf een getal van 1 tot en met 9999 met uur, dag, werkdag, week, maand of jaar erachter, zoals 6week"}
	ErrBereik      = &Fout{"datum-buiten-bereik", "de uitkomst valt buiten de jaren 1 tot en met 9999: controleer de datum en de duur"}
	ErrGeenUren    = &Fout{"termijn-niet-in-uren", "deze termijn telt niet in uren: reken met een datum in plaats van een tijdstip"}
	ErrOpschorting = &Fout{"opschorting-past-niet", "deze termijn kan niet worden opgeschort: alleen een termijn die vooruit telt in dagen, weken of maanden"}
	ErrPeriode     = &Fout{"periode-ongeldig", "een opschorting heeft een eerste dag, en een laatste dag die daar niet voor ligt"}
)

package vorm

import "strings"

// Family is what the family drawing shows: who there is, who lives with whom,
// who is whose parent and partner, and who has custody. It holds only what this
// reader may see. Leave out what may not even be known to exist; mark as
// withheld what may be known to exist but not what it is.
type Family struct {
	ID       string // unique on the page; makes the ids of title and description
	Title    string
	People   []Person
	Homes    []Home
	Partners []Couple
	Parents  []ParentLink
}

// Partial implements [Component].
func (Family) Partial() string { return "family" }

// Person is one node of the drawing.
type Person struct {
	ID       string // own key of the page, not shown
	Name     string
	Role     string // in the family: "moeder", "jongste kind"
	Age      string // in words: "34 jaar"
	Href     string // page of this person
	Child    bool   // is drawn below the adults, also when no parent is known
	Outside  bool   // does not take part in the arrangement
	Withheld bool   // name and role are not shown to this reader
}

// Shown gives the name, or says that it is withheld.
func (p Person) Shown() string {
	if p.Withheld {
		return "Afgeschermd"
	}
	return p.Name
}

// Detail gives role and age in one line.
func (p Person) Detail() string {
	if p.Withheld {
		return ""
	}
	return strings.Trim(p.Role+", "+p.Age, ", ")
}

// Home is a place where people live together.
type Home struct {
	Name     string // "Thuis", "Bij vader"; never an address that is secret
	Withheld bool   // where it is, is withheld
	People   []string
}

// Shown gives the name of the home for the drawing and the list.
func (h Home) Shown() string {
	if h.Withheld {
		return "Verblijf afgeschermd"
	}
	return h.Name
}

// Couple are two partners, or two people who were.
type Couple struct {
	A, B   string
	Former bool
}

// Custody tells whether a parent has custody (gezag) over a child.
type Custody uint8

// What can be known about custody. NotStated is for grown-up children.
const (
	NotStated Custody = iota
	HasCustody
	NoCustody
	CustodyUnknown
	CustodyWithheld
)

// Text says it in words.
func (c Custody) Text() string {
	return [...]string{"", "heeft gezag", "heeft geen gezag", "gezag nog niet bekend", "gezag afgeschermd"}[c%5]
}

// ParentLink says that one person is a parent of another.
type ParentLink struct {
	Parent, Child string
	Custody       Custody
}

// FamilyLine is the text that stands for one person of the drawing.
type FamilyLine struct {
	Person
	Facts []string
}

// Lines tells in words all that the drawing shows, person by person.
func (f Family) Lines() []FamilyLine {
	names := map[string]string{}
	for _, p := range f.People {
		names[p.ID] = p.Name
		if p.Withheld {
			names[p.ID] = "iemand die is afgeschermd"
		}
	}
	lines := make([]FamilyLine, 0, len(f.People))
	for _, p := range f.People {
		line := FamilyLine{Person: p}
		line.Facts = append(line.Facts, f.homeFacts(p.ID)...)
		line.Facts = append(line.Facts, f.coupleFacts(p.ID, names)...)
		line.Facts = append(line.Facts, f.parentFacts(p.ID, names)...)
		if p.Outside {
			line.Facts = append(line.Facts, "doet niet mee aan het arrangement")
		}
		lines = append(lines, line)
	}
	return lines
}

func (f Family) homeFacts(id string) (facts []string) {
	for _, h := range f.Homes {
		for _, who := range h.People {
			if who == id {
				facts = append(facts, "woont: "+h.Shown())
			}
		}
	}
	return facts
}

func (f Family) coupleFacts(id string, names map[string]string) (facts []string) {
	for _, c := range f.Partners {
		other := c.B
		switch id {
		case c.B:
			other = c.A
		case c.A:
		default:
			continue
		}
		if names[other] == "" {
			continue // a link to someone whom this reader does not see
		}
		word := "partner van "
		if c.Former {
			word = "vroeger partner van "
		}
		facts = append(facts, word+names[other])
	}
	return facts
}

func (f Family) parentFacts(id string, names map[string]string) (facts []string) {
	for _, l := range f.Parents {
		if l.Child != id {
			continue
		}
		if names[l.Parent] == "" {
			continue // a link to someone whom this reader does not see
		}
		fact := "kind van " + names[l.Parent]
		if text := l.Custody.Text(); text != "" {
			fact += ", die " + text
		}
		facts = append(facts, strings.Replace(fact, ", die gezag", ": gezag", 1))
	}
	return facts
}

// Description says in one sentence what the drawing shows.
func (f Family) Description() string {
	names := map[string]string{}
	for _, p := range f.People {
		names[p.ID] = p.Shown()
	}
	var homes []string
	for _, h := range f.Homes {
		var who []string
		for _, id := range h.People {
			if name, ok := names[id]; ok {
				who = append(who, name)
			}
		}
		if len(who) > 0 {
			homes = append(homes, h.Shown()+": "+Opsomming(who))
		}
	}
	return strings.Join(homes, ". ") + ". De lijst bij de tekening zegt wie ouder en partner van wie is, en wie gezag heeft."
}

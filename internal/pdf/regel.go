package pdf

// regel is one line of text. It keeps the space at which it was broken, so
// that the text layer does not glue words together; the space is not counted
// in the width.
type regel struct {
	tekens []teken
	width  maat
}

// wide is the width of a character at a size.
func wide(t teken, size maat) maat { return maat(t.width) * size / 1000 }

// breakLines fills lines up to a width. A word that is wider than a line is
// broken between characters: nothing ever leaves the page.
func breakLines(ts []teken, size, width maat) []regel {
	var lines []regel
	for len(ts) > 0 {
		n, w := fit(ts, size, width)
		line := regel{tekens: visible(ts[:n]), width: w}
		lines = append(lines, line)
		ts = ts[n:]
	}
	return lines
}

// fit gives the number of characters of the next line and its width.
func fit(ts []teken, size, width maat) (n int, used maat) {
	var w maat         // of all characters so far
	best := 0          // characters up to the last place to break
	var bestWidth maat // and their width, without a space at the end
	for i, t := range ts {
		if t.r == hardBreak {
			return i + 1, w
		}
		step := wide(t, size)
		switch {
		case t.r == ' ':
			best, bestWidth = i+1, w
		case t.r == softHyphen:
			if w+step <= width {
				best, bestWidth = i+1, w+step
			}
			continue // takes room only where the line breaks
		case w+step > width && i > 0:
			if best > 0 {
				return best, bestWidth
			}
			return i, w
		}
		w += step
		if breaksAfter(ts, i) {
			best, bestWidth = i+1, w
		}
	}
	return len(ts), w
}

// breaksAfter tells whether a line may break after a hyphen or slash inside a
// word: only between letters, so that "06-12", "1/2" and "-5" stay whole.
func breaksAfter(ts []teken, i int) bool {
	if r := ts[i].r; r != '-' && r != '\u2010' && r != '/' {
		return false
	}
	return i > 0 && i+1 < len(ts) && isLetter(ts[i-1].r) && isLetter(ts[i+1].r)
}

func isLetter(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < nearChars
}

// visible drops soft hyphens inside a line and turns a hard break into the
// space that keeps the words apart in the text layer.
func visible(ts []teken) []teken {
	soft := false
	for _, t := range ts[:len(ts)-1] {
		soft = soft || t.r == softHyphen
	}
	last := ts[len(ts)-1]
	if !soft && last.r != hardBreak {
		return ts
	}
	out := make([]teken, 0, len(ts))
	for i, t := range ts {
		if t.r == softHyphen && i < len(ts)-1 {
			continue
		}
		if t.r == hardBreak {
			t.r = ' '
		}
		out = append(out, t)
	}
	return out
}

// measure is the width of a text on one line.
func measure(ts []teken, size maat) maat {
	var w, most maat
	for _, t := range ts {
		switch t.r {
		case softHyphen:
		case hardBreak:
			most, w = max(most, w), 0
		default:
			w += wide(t, size)
		}
	}
	return max(most, w)
}

// longestWord is the width of the widest part that cannot be broken.
func longestWord(ts []teken, size maat) maat {
	var w, most maat
	for i, t := range ts {
		switch {
		case t.r == ' ' || t.r == hardBreak:
			most, w = max(most, w), 0
		case t.r == softHyphen:
			most, w = max(most, w+wide(t, size)), 0
		default:
			w += wide(t, size)
			if breaksAfter(ts, i) {
				most, w = max(most, w), 0
			}
		}
	}
	return max(most, w)
}

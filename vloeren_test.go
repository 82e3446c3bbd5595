// Package wijzer_test holds the structure of the house: which room may import
// which (docs/vloeren.md).
package wijzer_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "codeberg.org/wijzer/wijzer/"

// allowedEdges reads the list of docs/vloeren.md: per room the rooms that it
// may import, "*" for all.
func allowedEdges(t *testing.T) map[string][]string {
	t.Helper()
	text, err := os.ReadFile("docs/vloeren.md")
	if err != nil {
		t.Fatal(err)
	}
	_, list, ok := strings.Cut(string(text), "```edges\n")
	if !ok {
		t.Fatal("docs/vloeren.md has no list of edges")
	}
	list, _, _ = strings.Cut(list, "```")
	edges := map[string][]string{}
	for line := range strings.Lines(list) {
		room, to, ok := strings.Cut(strings.TrimSpace(line), "->")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		edges[strings.TrimSpace(room)] = strings.Fields(to)
	}
	return edges
}

// actualEdges reads the imports of every Go file that is not a test.
func actualEdges(t *testing.T) map[string][]string {
	t.Helper()
	edges := map[string][]string{}
	err := fs.WalkDir(os.DirFS("."), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() && d.Name() != "." && strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" {
			if d != nil && d.IsDir() {
				return fs.SkipDir
			}
			return err
		}
		if d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		room := path.Dir(file)
		edges[room] = append(edges[room], []string{}...)
		for _, spec := range f.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if to, ours := strings.CutPrefix(name, module); ours && !slices.Contains(edges[room], to) {
				edges[room] = append(edges[room], to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return edges
}

func TestFloors(t *testing.T) {
	allowed, actual := allowedEdges(t), actualEdges(t)
	for room, imports := range actual {
		may, listed := allowed[room]
		if !listed {
			t.Errorf("room %s is not on the list of docs/vloeren.md", room)
		}
		for _, to := range imports {
			if !slices.Contains(may, to) && !slices.Contains(may, "*") {
				t.Errorf("%s imports %s, which docs/vloeren.md does not allow", room, to)
			}
		}
	}
}

// TestListOfFloorsHasNoRings: the list itself must be a house, so that a ring
// cannot be allowed by accident.
func TestListOfFloorsHasNoRings(t *testing.T) {
	allowed := allowedEdges(t)
	const visiting, done = 1, 2
	state := map[string]int{}
	var visit func(room string)
	visit = func(room string) {
		state[room] = visiting
		for _, to := range allowed[room] {
			if state[to] == visiting {
				t.Errorf("docs/vloeren.md allows a ring through %s and %s", room, to)
			} else if state[to] == 0 && to != "*" {
				visit(to)
			}
		}
		state[room] = done
	}
	for room := range allowed {
		if state[room] == 0 {
			visit(room)
		}
	}
}

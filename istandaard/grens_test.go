package istandaard

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
)

// TestStandsAlone holds the library to what it promises: its code imports nothing
// but the standard library and itself, so that others can use it alone.
func TestStandsAlone(t *testing.T) {
	const eigen = "codeberg.org/wijzer/wijzer/istandaard"
	err := filepath.WalkDir(".", func(pad string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(pad) != ".go" || strings.HasSuffix(pad, "_test.go") {
			return err
		}
		f, err := parser.ParseFile(token.NewFileSet(), pad, nil, parser.ImportsOnly)
		if err != nil {
			return nil // being written; the compiler will say so
		}
		for _, i := range f.Imports {
			naam := strings.Trim(i.Path.Value, `"`)
			eerste, _, _ := strings.Cut(naam, "/")
			if strings.Contains(eerste, ".") && naam != eigen && !strings.HasPrefix(naam, eigen+"/") {
				t.Errorf("%s imports %s", pad, naam)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

package pdf_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"codeberg.org/wijzer/wijzer/internal/pdf"
)

var update = flag.Bool("update", false, "rewrite the golden files from what is made now")

// zetter makes the one Zetter of a test.
func zetter(t testing.TB) *pdf.Zetter {
	t.Helper()
	z, err := pdf.NewZetter()
	if err != nil {
		t.Fatal(err)
	}
	return z
}

func write(t testing.TB, z *pdf.Zetter, d *pdf.Document) ([]byte, pdf.Resultaat) {
	t.Helper()
	var b bytes.Buffer
	r, err := z.Write(&b, d)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), r
}

// run runs a program of the system on a file and gives what it prints; it
// skips the test where the program is absent.
func run(t *testing.T, program string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed (packages poppler-utils and qpdf)", program)
	}
	var out, problems bytes.Buffer
	cmd := exec.Command(program, args...)
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s: %v\n%s%s", program, err, out.String(), problems.String())
	}
	if problems.Len() > 0 {
		t.Errorf("%s complains:\n%s", program, problems.String())
	}
	return out.String()
}

func saved(t *testing.T, file []byte) string {
	t.Helper()
	p := filepath.Join(t.TempDir(), "brief.pdf")
	if err := os.WriteFile(p, file, 0o600); err != nil {
		t.Fatal(err)
	}
	return p
}

func golden(t *testing.T, file, got string) {
	t.Helper()
	p := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(p, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(p)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs; look at what changed and run go test -update when it is right. Got:\n%s", p, got)
	}
}

// Programs that others wrote see in the file what was meant: tags, headings,
// header cells, and the text to the letter.
func TestGolden(t *testing.T) {
	z := zetter(t)
	for naam, doc := range map[string]*pdf.Document{"brief": besluitbrief(), "overzicht": overzicht()} {
		t.Run(naam, func(t *testing.T) {
			file, _ := write(t, z, doc)
			p := saved(t, file)
			t.Run("structuur", func(t *testing.T) {
				golden(t, naam+".structuur.txt", run(t, "pdfinfo", "-enc", "UTF-8", "-struct-text", p))
			})
			t.Run("tekst", func(t *testing.T) {
				out := run(t, "pdftotext", "-enc", "UTF-8", "-layout", p, "-")
				out = regexp.MustCompile(`\n\s*\n`).ReplaceAllString(out, "\n") // words and lines, not the room between them
				golden(t, naam+".tekst.txt", regexp.MustCompile(` {2,}`).ReplaceAllString(out, "  "))
			})
			t.Run("gegevens", func(t *testing.T) {
				out := run(t, "pdfinfo", "-isodates", "-enc", "UTF-8", p)
				if !regexp.MustCompile(`(?m)^Tagged: +yes$`).MatchString(out) {
					t.Error("not tagged")
				}
				// The size depends on the compression of this version of Go.
				golden(t, naam+".gegevens.txt", regexp.MustCompile(`(?m)^File size:.*\n`).ReplaceAllString(out, ""))
			})
			t.Run("qpdf", func(t *testing.T) {
				if out := run(t, "qpdf", "--check", p); !strings.Contains(out, "No syntax or stream encoding errors found") {
					t.Error(out)
				}
			})
			t.Run("lettertypen", func(t *testing.T) {
				for _, line := range strings.Split(strings.TrimSpace(run(t, "pdffonts", p)), "\n")[2:] {
					if !strings.Contains(line, "yes yes yes") { // embedded, subset, unicode
						t.Error(line)
					}
				}
			})
			t.Run("getekend", func(t *testing.T) {
				run(t, "pdftoppm", "-r", "30", "-png", p, filepath.Join(t.TempDir(), "p"))
			})
		})
	}
}

// What the file says about itself is what was given, and nothing more.
func TestMetadata(t *testing.T) {
	file, _ := write(t, zetter(t), besluitbrief())
	l, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	info := l.dict(l.trailer["Info"])
	if len(info) != 4 || hexText(info["Title"]) != "Besluit over uw begeleiding" ||
		hexText(info["Subject"]) != "Besluit op grond van de Wmo 2015" ||
		hexText(info["CreationDate"]) != "D:20220307093000+01'00'" || hexText(info["ModDate"]) != "D:20220307093000+01'00'" {
		t.Errorf("info: %v", info)
	}
	packet := string(l.objects[l.catalog()["Metadata"].(ref)].(stream).data)
	for _, want := range []string{">Besluit over uw begeleiding<", ">Besluit op grond van de Wmo 2015<", ">2022-03-07T09:30:00+01:00<", ">nl-NL<"} {
		if !strings.Contains(packet, want) {
			t.Errorf("xmp lacks %s", want)
		}
	}
	for _, word := range []string{"pdfuaid", "pdfaid", "Producer", "CreatorTool", "dc:creator", "fpdf", "wijzer"} {
		if bytes.Contains(file, []byte(word)) {
			t.Errorf("the file says %q", word)
		}
	}
	c := l.catalog()
	if string(c["Lang"].([]byte)) != "nl-NL" || c["MarkInfo"].(dict)["Marked"] != op("true") || c["ViewerPreferences"].(dict)["DisplayDocTitle"] != op("true") {
		t.Errorf("catalog: %v", c)
	}
}

// Without a date, a subject and an author the file holds none.
func TestMetadataAbsent(t *testing.T) {
	file, _ := write(t, zetter(t), overzicht())
	l, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	if info := l.dict(l.trailer["Info"]); len(info) != 1 {
		t.Errorf("info: %v", info)
	}
	if bytes.Contains(file, []byte("xmp:CreateDate")) || bytes.Contains(file, []byte("dc:description")) {
		t.Error("the metadata holds what was not given")
	}
}

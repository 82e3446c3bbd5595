// Package verwerkingslog writes the processing log: one line of JSON for each
// processing of data about one person, in the fields of the Logboek
// Dataverwerkingen 1.0, which are those of an OpenTelemetry span.
//
//	{"trace_id":"…32 hex","span_id":"…16 hex","name":"Melding en onderzoek Wmo",
//	 "start_time":"…","end_time":"…","status":"Ok","resource":{"service.name":"wijzer"},
//	 "attributes":{"dpl.core.processing_activity_id":"urn:wijzer:verwerking:wmo-onderzoek",
//	 "dpl.core.data_subject_id":"…","dpl.core.data_subject_id_type":"urn:wijzer:pseudoniem"}}
//
// No line says who did it. That stands in the access log, in the event with the
// same trace. Nothing is sampled: what cannot be written is not given.
package verwerkingslog

import (
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"sync"
	"time"

	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// regel is one line. The names of the fields are those of the standard.
type regel struct {
	Trace     string            `json:"trace_id"`
	Span      string            `json:"span_id"`
	Name      string            `json:"name"`
	Start     string            `json:"start_time"`
	End       string            `json:"end_time"`
	Status    string            `json:"status"`
	Resource  map[string]string `json:"resource"`
	Attribute map[string]string `json:"attributes"`
}

// Log writes to one place. It is safe for concurrent use.
type Log struct {
	mu      sync.Mutex
	w       io.Writer
	systeem string
}

var _ dossier.Verwerkingslog = (*Log)(nil)

// New gives a log that writes to w. systeem names the installation
// (service.name); empty: "wijzer".
func New(w io.Writer, systeem string) *Log {
	if systeem == "" {
		systeem = "wijzer"
	}
	return &Log{w: w, systeem: systeem}
}

// Open gives a log that adds to a file, which only its owner can read. Several
// processes may add to one file: each adds whole lines.
func Open(pad, systeem string) (*Log, io.Closer, error) {
	f, err := os.OpenFile(pad, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		return nil, nil, err
	}
	return New(f, systeem), f, nil
}

// Verwerk writes lines, all in one go.
func (l *Log) Verwerk(_ context.Context, v []dossier.Verwerkt) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	for i := range v {
		if err := enc.Encode(l.regel(&v[i])); err != nil {
			return err
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	_, err := l.w.Write(b.Bytes())
	return err
}

func (l *Log) regel(v *dossier.Verwerkt) regel {
	activity, _ := toegang.VerwerkingVan(v.Activiteit)
	if activity.Activiteit == "" {
		activity.Activiteit = v.Activiteit
	}
	status := "Ok"
	if !v.Gelukt {
		status = "Error"
	}
	at := func(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000Z") }
	return regel{Trace: v.Spoor.String(), Span: hex.EncodeToString(v.Span[:]), Name: activity.Naam, Start: at(v.Begin), End: at(v.Eind), Status: status,
		Resource: map[string]string{"service.name": l.systeem},
		Attribute: map[string]string{"dpl.core.processing_activity_id": activity.ID(), "dpl.core.data_subject_id": v.Betrokkene,
			"dpl.core.data_subject_id_type": "urn:wijzer:pseudoniem"}}
}

package main

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
	"go.yaml.in/yaml/v3"
)

// stopTijd is how long requests that run may take when the program stops.
const stopTijd = 15 * time.Second

// bedien answers requests on a listener until the context ends, and then lets
// those that run come to their end.
func bedien(ctx context.Context, server *http.Server, l net.Listener) error {
	done := make(chan error, 1)
	go func() { done <- server.Serve(l) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTijd)
	defer cancel()
	if err := server.Shutdown(stop); err != nil {
		return err
	}
	if err := <-done; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// errInstellingen is a settings file that cannot be used.
var errInstellingen = opslagFout("instellingen-onleesbaar", "het bestand met instellingen is niet te lezen: schrijf op elke regel 'naam: waarde', met de namen van de vlaggen (zonder streepjes ervoor)")

// vulAan fills in each flag that was not given: from the environment
// (WIJZER_ and the name in capitals, hyphens as underscores), or else from the
// settings file. A name in the file that is no flag is a fault: it would be a
// setting that silently does nothing.
func vulAan(flags *pflag.FlagSet, file string) error {
	fromFile := map[string]string{}
	if file != "" {
		raw, err := os.ReadFile(file)
		if err != nil {
			return errInstellingen
		}
		if err := yaml.Unmarshal(raw, &fromFile); err != nil {
			return errInstellingen
		}
		for name := range fromFile {
			if flags.Lookup(name) == nil {
				return errInstellingen
			}
		}
	}
	var fault error
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Changed {
			return
		}
		value, ok := os.LookupEnv(omgevingsnaam(f.Name))
		if !ok {
			value, ok = fromFile[f.Name]
		}
		if ok && f.Value.Set(value) != nil {
			fault = errInstellingen
		}
	})
	return fault
}

// omgevingsnaam gives the name of a flag in the environment.
func omgevingsnaam(flag string) string {
	return "WIJZER_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// luister opens a port. The fault has words for a user; what the system says
// can repeat the address.
func luister(adres string) (net.Listener, error) {
	l, err := net.Listen("tcp", adres)
	if err != nil {
		return nil, opslagFout("poort-bezet", "op dit adres kan Wijzer niet luisteren: is de poort al in gebruik? Kies een andere met --adres of --poort")
	}
	return l, nil
}

// newLogger logs one JSON object per line on the error stream.
func newLogger(cmd *cobra.Command) *slog.Logger {
	return slog.New(slog.NewJSONHandler(cmd.ErrOrStderr(), nil))
}

// exists tells whether a file is there.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !errors.Is(err, fs.ErrNotExist)
}

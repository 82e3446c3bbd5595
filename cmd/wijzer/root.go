package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
)

// Exit statuses, a promise to scripts (see docs/opdrachtregel.md).
const (
	exitDone   = 0
	exitFaults = 1 // the work was done and found faults
	exitUsage  = 2 // bad input or usage
)

// exitError ends the program with a status of its own. An empty text prints
// nothing: the command has already said what there was to say.
type exitError struct {
	status int
	text   string
}

func (e *exitError) Error() string { return e.text }

// run executes one command line and returns the exit status. It is the whole
// program but for the process itself, so that the script tests can call it.
func run(ctx context.Context, args []string, in io.Reader, out, errOut io.Writer) int {
	root := newRoot()
	root.SetArgs(args)
	root.SetIn(in)
	root.SetOut(out)
	root.SetErr(errOut)
	err := root.ExecuteContext(ctx)
	if err == nil {
		return exitDone
	}
	var exit *exitError
	if errors.As(err, &exit) {
		if exit.text != "" {
			fmt.Fprintln(errOut, exit.text)
		}
		return exit.status
	}
	fmt.Fprintln(errOut, zegFout(err))
	return exitUsage
}

func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:           "wijzer",
		Short:         "Eén gezin, één plan, één budget",
		Long:          "Wijzer draagt gezinsarrangementen in het sociaal domein: van melding en advies tot besluit, brief, bericht en evaluatie.",
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.AddCommand(newAdvies(), newBereken(), newBericht(), newRegeling(), newTarief(), newTermijn(), newServe(), newProef(), newPost(), newAccount(), newReservekopie(), newHerstel(), newLogboek(), newSleutel(), newBewaar(), newMeet())
	dutch(root)
	return root
}

// zegFout says in Dutch what went wrong outside the faults that a command
// tells itself. Errors of the command library repeat what was typed, which may
// be a name; they are never passed on.
func zegFout(err error) string {
	if strings.HasPrefix(err.Error(), "unknown command") || strings.Contains(err.Error(), "arg(s)") || strings.Contains(err.Error(), "flag") {
		return "wijzer: dit is geen geldige opdracht. Typ 'wijzer --help' voor een overzicht, of 'wijzer OPDRACHT --help' voor uitleg."
	}
	return "wijzer: " + err.Error()
}

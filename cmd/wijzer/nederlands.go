package main

import (
	"strings"

	"github.com/spf13/cobra"
)

// dutch makes the texts that the command library adds by itself Dutch, for a
// command and all below it.
func dutch(root *cobra.Command) {
	root.SetUsageTemplate(strings.NewReplacer(
		"Usage:", "Gebruik:", "Aliases:", "Ook:", "Examples:", "Voorbeelden:", "Available Commands:", "Opdrachten:",
		"Additional Commands:", "Andere opdrachten:", "Global Flags:", "Algemene vlaggen:", "Flags:", "Vlaggen:",
		"Additional help topics:", "Meer uitleg:", "[command]", "[opdracht]",
		`Use "{{.CommandPath}} [command] --help" for more information about a command.`,
		`Met "{{.CommandPath}} OPDRACHT --help" leest u meer over een opdracht.`,
	).Replace(root.UsageTemplate()))
	root.InitDefaultHelpCmd()
	root.InitDefaultCompletionCmd()
	for _, sub := range root.Commands() {
		switch sub.Name() {
		case "help":
			sub.Short = "Uitleg over een opdracht"
		case "completion":
			sub.Short = "Maak een bestand waarmee uw shell opdrachten aanvult"
		}
	}
	dutchFlags(root)
}

func dutchFlags(cmd *cobra.Command) {
	cmd.InitDefaultHelpFlag()
	if f := cmd.Flags().Lookup("help"); f != nil {
		f.Usage = "toon deze uitleg"
	}
	for _, sub := range cmd.Commands() {
		dutchFlags(sub)
	}
}

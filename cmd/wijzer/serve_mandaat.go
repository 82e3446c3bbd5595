package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"

	"codeberg.org/wijzer/wijzer/internal/besluit"
	"codeberg.org/wijzer/wijzer/internal/dossier"
	"codeberg.org/wijzer/wijzer/internal/gezin"
	"codeberg.org/wijzer/wijzer/internal/mandaat"
	"codeberg.org/wijzer/wijzer/internal/opslag"
	"codeberg.org/wijzer/wijzer/internal/regeling"
	"codeberg.org/wijzer/wijzer/internal/toegang"
)

// openMandaat reads who may sign which decision, and has the journal of accounts
// remember by the SHA-256 of the file that it holds from now on.
func openMandaat(ctx context.Context, path string, store *opslag.Opslag, rules *regeling.Regeling) (*mandaat.Mandaat, error) {
	m, kenmerk, err := leesMandaat(ctx, path, store, rules)
	if err != nil {
		return nil, err
	}
	return m, store.OnthoudMandaat(vanOpdrachtregel(ctx), kenmerk)
}

// leesMandaat reads who may sign which decision, and gives the SHA-256 of the
// file in hex; nil and empty where no file was given. The file names accounts as
// people sign in; from here on they go by their id.
func leesMandaat(ctx context.Context, path string, accounts dossier.Accounts, rules *regeling.Regeling) (*mandaat.Mandaat, string, error) {
	if path == "" {
		return nil, "", nil
	}
	text, err := os.ReadFile(filepath.Clean(path))
	if err != nil {
		return nil, "", opslagFout("mandaat-onleesbaar", "het bestand van --mandaat is niet te lezen")
	}
	m, err := mandaat.Lees(text, mandaatKent(rules))
	var faults mandaat.Fouten
	if errors.As(err, &faults) {
		return nil, "", opslagFout("mandaat-onjuist", "het bestand van --mandaat klopt niet: "+faults.Error())
	}
	if err != nil {
		return nil, "", err
	}
	for i := range m.Regels {
		r := &m.Regels[i]
		if r.Account == "" {
			continue
		}
		account, err := accounts.AccountByName(ctx, r.Account)
		if errors.Is(err, dossier.ErrNietGevonden) {
			return nil, "", opslagFout("mandaat-account", "in het bestand van --mandaat staat een account dat er niet is, bij regel "+r.Kenmerk)
		}
		if err != nil {
			return nil, "", err
		}
		r.Account = account.ID
	}
	sum := sha256.Sum256(text)
	return m, hex.EncodeToString(sum[:]), nil
}

// beslissers are the roles that can decide. A rule for another role would let
// nobody sign.
func beslissers() []string {
	var out []string
	for _, rol := range toegang.RollenMet(toegang.Besluiten) {
		out = append(out, string(rol))
	}
	return out
}

// mandaatKent is what a mandate may name.
func mandaatKent(rules *regeling.Regeling) mandaat.Kent {
	kent := mandaat.Kent{Rollen: beslissers(), Wetten: []string{string(gezin.Wmo), string(gezin.Jeugdwet)}}
	for _, p := range rules.Producten {
		kent.Producten = append(kent.Producten, p.Code)
	}
	for _, s := range []besluit.Soort{besluit.Toekenning, besluit.Tijdelijk, besluit.Afwijzing, besluit.Wijziging, besluit.Verlenging, besluit.Beeindiging} {
		kent.Soorten = append(kent.Soorten, string(s))
	}
	return kent
}
